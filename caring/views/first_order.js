// Lesson 01: the first order, sealed by one deliberate act.
const help = "Drag a card, or use its arrows. On a keyboard: Tab to an arrow, then ↑ ↓ or a number from 1 to 5.";

function FirstOrder({ state, send }) {
  const done = useArrival(!!state.sealed);
  return html`<div class="cw-stack">
    <${Sorter} cards=${state.cards} fixed=${!!state.sealed} label="The five statistics, most important first"
      onMove=${(id, place) => send("move", id, place)} />
    ${state.sealed
      ? html`<div class="cw-card cw-pad cw-row" tabindex="-1" ref=${done}><span class="cw-badge cw-k">Sealed</span><span>${state.sealed}</span></div>`
      : html`<div class="cw-row"><${Deliberate} say="Seal my order" sure="Seal it? After that it stays as it is." onYes=${() => send("seal")} />
          <span class="cw-soft cw-small">${help}</span></div>`}
  </div>`;
}

export default view(FirstOrder);
