// Rating a script: wonder first, then the six, and their sum as it grows.
const rateWords = {
  connection: "connection",
  value: "value",
  caring: "caring",
  ends: "0 not at all · 4 very much",
  opens: "The six ratings open when you have answered this.",
  soFar: "Your score so far",
  why: "What made you decide?",
  missing: (n) => `${n} of 7 to go. Then you can compare.`,
  all: (caring) => `All seven are answered. Caring: ${caring}.`,
  finish: "These are my ratings",
};

const Sum = ({ sums, label }) => html`<div class="cw-sum" role="group" aria-label=${label}>
  <div class="cw-c"><b>${sums.connection ?? "–"}</b><span>${rateWords.connection}</span></div><i aria-hidden="true">+</i>
  <div class="cw-v"><b>${sums.value ?? "–"}</b><span>${rateWords.value}</span></div><i aria-hidden="true">=</i>
  <div class="cw-k"><b>${sums.caring ?? "–"}</b><span>${rateWords.caring}</span></div></div>`;

function Rate({ state, send, id, sure, note }) {
  return html`<div class="cw-stack">
    <div class="cw-card cw-pad"><${Levels} id=${`${id}-${state.phone.key}-wonder`} name=${state.wonder.name} half="wonder" levels=${state.wonder.levels}
      value=${state.wonder.value} ends=${rateWords.ends} onPick=${(n) => send("rate", "wonder", n)} /></div>
    ${state.sums && html`
      <div class="cw-card cw-criteria">${state.criteria.map((c) => html`<div class="cw-criterion" key=${c.id}>
        <${Levels} id=${`${id}-${state.phone.key}-${c.id}`} name=${c.name} hint=${c.half} half=${c.half} levels=${c.levels} value=${c.value ?? null}
          ends=${c.question} onPick=${(n) => send("rate", c.id, n)} /></div>`)}</div>
      <${Sum} sums=${state.sums} label=${rateWords.soFar} />
      <label class="cw-stack cw-tight"><span>${rateWords.why} <span class="cw-soft">${note}</span></span>
        <${Resting} maxlength="2000" text=${state.note} onKeep=${(text) => send("note", text)} /></label>
    `}
    <p key="left" class="cw-soft" role="status">${!state.sums ? rateWords.opens : state.missing ? rateWords.missing(state.missing) : rateWords.all(state.sums.caring)}</p>
    ${state.sums && !state.missing && html`<div><${Deliberate} say=${rateWords.finish} sure=${sure} onYes=${() => send("finish")} /></div>`}
  </div>`;
}
