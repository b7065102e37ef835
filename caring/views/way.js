// Lesson 06: two versions beside each other; what went is struck through, what came is underlined.
const wayWords = {
  version: (n) => `Version ${n}`,
  second: "Keep a second version, and the two stand side by side here.",
  before: "Before",
  after: "After",
  legend: () => html`<del>Struck through</del>: it went. <ins>Underlined</ins>: it came.`,
  both: "Both versions in numbers",
  head: ["Version", "Connection", "Value", "Caring"],
};

const Piece = ({ piece: [text, changed], came }) => (!changed ? text : came ? html`<ins>${text}</ins>` : html`<del>${text}</del>`);

function Side({ side, came, numbers, onPick, say }) {
  const choice = useChoice(side.number, (number) => onPick(Number(number)));
  return html`<div class="cw-card cw-pad cw-stack cw-tight">
    <${Choice} say=${say} choice=${choice}>
      ${numbers.map((n) => html`<option value=${n} selected=${n === Number(choice.chosen)}>${wayWords.version(n)}</option>`)}<//>
    <p class="cw-words cw-two-text">${side.pieces.map((piece) => html`<${Piece} piece=${piece} came=${came} />`)}</p></div>`;
}

const WayPage = ({ state, send }) => html`<div class="cw-stack">
  ${state.numbers.length < 2 ? html`<p class="cw-soft">${wayWords.second}</p>` : html`
    <div class="cw-two">
      <${Side} side=${state.before} say=${wayWords.before} numbers=${state.numbers} onPick=${(n) => send("compare", n, state.after.number)} />
      <${Side} side=${state.after} say=${wayWords.after} came numbers=${state.numbers} onPick=${(n) => send("compare", state.before.number, n)} /></div>
    <p role="status"><b>${state.changed}</b> <span class="cw-soft cw-small">${wayWords.legend()}</span></p>
    <div class="cw-scroll" tabindex="0" role="group" aria-label=${wayWords.both}><table class="cw-table">
      <thead><tr><td></td><th scope="col">${wayWords.version(state.before.number)}</th><th scope="col">${wayWords.version(state.after.number)}</th></tr></thead>
      <tbody>${state.facts.map(([name, before, after]) => html`<tr class=${before !== after && "cw-differs"}><th scope="row">${name}</th><td>${before}</td><td>${after}</td></tr>`)}</tbody></table></div>`}
  <div><p>${state.sentence}</p>${state.rows.length > 0 && html`<${Numbers} head=${wayWords.head} rows=${state.rows} />`}</div>
</div>`;

export default view(WayPage);
