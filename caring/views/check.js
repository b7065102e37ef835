// The check at a lesson's end: choices to press, each with its own sentence.
const Question = ({ q, number, id, send }) => html`<section class="cw-card cw-pad cw-stack cw-tight" aria-labelledby=${`${id}-${q.id}`}>
  <h4 id=${`${id}-${q.id}`}><span class="cw-soft">${number}.</span> ${q.question}</h4>
  <div class="cw-choices" role="group" aria-labelledby=${`${id}-${q.id}`}>
    ${q.choices.map((c) => html`<button type="button" key=${c.id} class=${cls("cw-choice", c.right && "cw-fits", c.tried && !c.right && "cw-was")} aria-pressed=${c.chosen} onClick=${() => send("answer", q.id, c.id)}>
      <span class="cw-choice-mark" aria-hidden="true">${c.right ? "✓" : c.tried ? "–" : ""}</span><span>${c.text}</span></button>`)}</div>
  <p class="cw-feedback" role="status">${q.verdict && html`<b class=${q.choices.some((c) => c.chosen && c.right) ? "cw-v" : "cw-k"}>${q.verdict}.</b> ${q.feedback}`}</p>
</section>`;

const CheckPage = ({ state, send, id }) => html`<div class="cw-stack">
  ${state.questions.map((q, n) => html`<${Question} key=${q.id} q=${q} number=${n + 1} id=${id} send=${send} />`)}
  ${state.count && html`<p class="cw-soft cw-small">${state.count}</p>`}</div>`;

export default view(CheckPage);
