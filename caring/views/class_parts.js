// Lesson 07: what the views of a class's answers share.
const classPartsWords = {
  madeUp: (what) => html`<b>A ${what}.</b> Nobody in it exists, and no opinion here was asked of anybody.`,
  authors: "Show the authors’ side, too",
  script: "Script",
};

const MadeUp = ({ state }) => html`<div class=${cls(state.large && "cw-large")}>${state.made_up && html`<p class="cw-made-up">${classPartsWords.madeUp(state.made_up)}</p>`}</div>`;

const Authors = ({ state, send }) => html`<button type="button" class="cw-button cw-quiet" aria-pressed=${state.authors} onClick=${() => send("switch", "authors")}>${classPartsWords.authors}</button>`;

function WhichScript({ state, send }) {
  const choice = useChoice(state.script, (script) => send("show", script));
  return html`<div class="cw-row">
    <${Choice} say=${classPartsWords.script} choice=${choice}>
      ${state.scripts.map((s) => html`<option value=${s.id} selected=${s.id === choice.chosen}>${s.title}</option>`)}<//>
    <${Authors} state=${state} send=${send} /></div>`;
}

/** Bars with their numbers: how many of so many. */
const Counts = ({ rows, of, half }) => html`<ol class=${cls("cw-bars cw-counts", half && `cw-${half}`)}>${rows.map((row, n) => html`<li key=${n} class="cw-best">
  <span>${row.name}</span><b>${row.count}</b><span class="cw-bar" aria-hidden="true"><i style=${{ "--n": row.count, "--of": of }} /></span></li>`)}</ol>`;
