// Lesson 01: the first order, sealed by one deliberate act.
const firstOrderWords = {
  five: "The five statistics, most important first",
  sealed: "Sealed",
  because: "Because …",
  why: "A reason in a few words, if you like. It stays with you, and stands on the page that you take home.",
  seal: "Seal my order",
  sure: "Seal it? After that it stays as it is.",
  help: "Drag a card, or use its arrows. On a keyboard: Tab to an arrow, then ↑ ↓ or a number from 1 to 5.",
};

function FirstOrder({ state, send }) {
  const done = useArrival(!!state.sealed);
  return html`<div class="cw-stack">
    <${Sorter} cards=${state.cards} fixed=${!!state.sealed} label=${firstOrderWords.five}
      onMove=${(id, place) => send("move", id, place)} />
    ${state.sealed
      ? html`<div class="cw-card cw-pad cw-row" tabindex="-1" ref=${done}><span class="cw-badge cw-k">${firstOrderWords.sealed}</span><span>${state.sealed}</span></div>
        ${state.because !== undefined && html`<label class="cw-stack cw-tight cw-because"><span>${firstOrderWords.because} <span class="cw-soft">${firstOrderWords.why}</span></span>
          <${Resting} maxlength=${state.longest} text=${state.because} onKeep=${(text) => send("explain", text)} /></label>`}`
      : html`<div class="cw-row"><${Deliberate} say=${firstOrderWords.seal} sure=${firstOrderWords.sure} onYes=${() => send("seal")} />
          <span class="cw-soft cw-small">${firstOrderWords.help}</span></div>`}
  </div>`;
}

export default view(FirstOrder);
