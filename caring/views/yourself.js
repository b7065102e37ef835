// Lesson 06: a version of one's own; wonder, then the six, and only then what the words show.
const yourselfWords = {
  head: "Your rating, and what the words show",
  score: "Your score",
  wonder: (level) => `${level} of 4.`,
  yours: "your rating",
  words: "in the words",
  note: "A note for yourself, if you like.",
  noted: "Your note:",
  goOn: "Write on above, keep a new version, and score that one, too. This one stays as it is.",
  sure: "Finish? Then they stay, and what the words show opens.",
  which: "Which one?",
  version: (says, scored) => `${says}${scored ? " · scored" : ""}`,
};

const Bar = ({ n, of, says, who, kind }) => html`<li class=${kind}><span>${who}</span><span class="cw-bar" aria-hidden="true"><i style=${{ "--n": n, "--of": of }} /></span><b>${says}</b></li>`;

const Evidence = ({ state, state: { evidence }, head }) => html`<div class="cw-stack">
    <h4 tabindex="-1" ref=${head}>${yourselfWords.head}</h4>
    <${Sum} sums=${state.sums} label=${yourselfWords.score} />
    <p>${state.wonder.name} <b>${yourselfWords.wonder(state.wonder.value)}</b> ${state.wonder.levels[state.wonder.value]}</p>
    <div class="cw-card cw-pad cw-stack">
      ${evidence.halves.map((h) => html`<div class="cw-stack cw-tight" key=${h.name}><h5 class=${h.name === "connection" ? "cw-c" : "cw-v"}>${h.name}</h5>
        <ul class=${`cw-bars cw-of-${h.name}`}><${Bar} who=${yourselfWords.yours} n=${h.yours} of=${h.of} says=${h.says} /><${Bar} kind="cw-by-words" who=${yourselfWords.words} n=${h.words} of=${1} says=${h.words_say} /></ul></div>`)}
      <p><b>${evidence.heard.count}</b> ${evidence.heard.crowd}</p>
      ${evidence.heard.count && html`<${Legend} />`}
      ${evidence.status && html`<p>${evidence.status}</p>`}
      <p class="cw-soft">${evidence.says}</p></div>
    ${state.note && html`<p class="cw-small"><b>${yourselfWords.noted}</b> ${state.note}</p>`}
    <p>${yourselfWords.goOn}</p>
  </div>`;

function Version({ state, send, id }) {
  const head = useArrival(Boolean(state.evidence));
  return html`<div class="cw-scorer">
    <${Phone} phone=${state.phone} heard=${state.evidence?.heard} notes=${state.evidence?.suggestions} />
    ${state.evidence ? html`<${Evidence} state=${state} head=${head} />`
      : html`<${Rate} state=${state} send=${send} id=${id} sure=${yourselfWords.sure} note=${yourselfWords.note} />`}
  </div>`;
}

function Yourself({ state, send, id }) {
  const choice = useChoice(state.number, (number) => send("choose", Number(number)));
  return html`<div class="cw-stack">
    <${Choice} say=${yourselfWords.which} choice=${choice}>
      ${state.versions.map((v) => html`<option value=${v.number} selected=${v.number === Number(choice.chosen)}>${yourselfWords.version(v.says, v.scored)}</option>`)}<//>
    <div inert=${choice.coming}><${Version} key=${state.number} state=${state} send=${send} id=${id} /></div>
  </div>`;
}

export default view(Yourself);
