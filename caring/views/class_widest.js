// Lesson 07: the widest disagreement, both sides of it, and notes only as they are picked.
const classWidestWords = {
  second: "And a second opinion:",
  notes: "The notes, for your eyes",
  none: "Nobody on either side wrote a note.",
  close: "Close the notes",
  widest: "The widest disagreements",
  theirs: "the authors",
  look: "Look through their notes",
  sure: "Is the projector dark? Only those that you tick are shown to the class.",
};

const Side = ({ side }) => html`<div class="cw-card cw-pad cw-stack cw-tight"><h4>${side.head}</h4>
  <p><b>${side.speaks}</b> ${side.words[0]}</p>
  ${side.words.slice(1).map((words) => html`<p><b>${classWidestWords.second}</b> ${words}</p>`)}
  ${side.quotes.map((note) => html`<blockquote class="cw-voice">${note}</blockquote>`)}</div>`;

function Notes({ state, send, head }) {
  const none = state.sides.every((side) => side.notes.length === 0);
  return html`<div class="cw-card cw-pad cw-stack">
    <h4 tabindex="-1" ref=${head}>${classWidestWords.notes}</h4>
    ${none && html`<p class="cw-soft">${classWidestWords.none}</p>`}
    ${state.sides.filter((side) => side.notes.length).map((side) => html`<fieldset class="cw-notes"><legend><b>${side.head}</b></legend>
      ${side.notes.map((note) => html`<label class="cw-pick-note"><input type="checkbox" checked=${note.on} onChange=${() => send("pick", note.text)} /><span>${note.text}</span></label>`)}</fieldset>`)}
    <div><button type="button" class="cw-button" onClick=${() => send("switch", "looking")}>${classWidestWords.close}</button></div></div>`;
}

function Widest({ state, send }) {
  const head = useArrival(state.looking);
  return html`<div class="cw-stack"><${MadeUp} state=${state} />
  <div class="cw-row cw-tight-row" role="group" aria-label=${classWidestWords.widest}>${state.disputes.map((d) => html`<button type="button" key=${d.name} class="cw-button cw-quiet cw-chip" aria-pressed=${d.on} onClick=${() => send("discuss", d.script, d.criterion)}>${d.name} <span class="cw-apart">${d.apart}</span></button>`)}</div>
  <div class="cw-card cw-pad cw-stack"><h4 class=${state.half === "connection" ? "cw-c" : "cw-v"}>${state.question}</h4>
    <${Counts} half=${state.half} of=${state.people} rows=${state.levels.map((l, n) => ({ name: html`<b>${n}</b> ${l.says}${l.theirs && html` <span class="cw-badge">${classWidestWords.theirs}</span>`}`, count: l.count }))} />
    <p>${state.sentence}</p><div><${Authors} state=${state} send=${send} /></div></div>
  <div class="cw-both">${state.sides.map((side) => html`<${Side} side=${side} />`)}</div>
  ${state.looking ? html`<${Notes} state=${state} send=${send} head=${head} />` : html`<div><${Deliberate} say=${classWidestWords.look} kind="cw-quiet" sure=${classWidestWords.sure} onYes=${() => send("switch", "looking")} /></div>`}
</div>`;
}

export default view(Widest);
