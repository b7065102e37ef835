// A guess before the teaching: radio buttons, one deliberate act, then what was found.
const guessWords = {
  seal: "This is my guess",
  sure: "Seal it? Then you read what was found.",
  choose: "Choose one, then seal it, and you read what was found.",
  found: "What was found",
};

function GuessPage({ state, send, id }) {
  const [chosen, hold] = useHeld(state.chosen);
  const found = useArrival(state.sealed);
  return html`<div class="cw-card cw-pad cw-stack">
    <fieldset class="cw-levels" disabled=${state.sealed}>
      <legend><span class="cw-levels-name">${state.question}</span></legend>
      <div class="cw-choices">${state.choices.map((choice) => html`<label key=${choice} class=${cls("cw-choice cw-pick-one", chosen === choice && "cw-on")}>
        <input type="radio" name=${id} checked=${chosen === choice} onChange=${() => { hold(choice); send("guess", choice); }} />
        <span class="cw-choice-mark" aria-hidden="true">${chosen === choice ? "●" : "○"}</span><span>${choice}</span></label>`)}</div>
    </fieldset>
    ${!state.sealed && (chosen ? html`<div><${Deliberate} say=${guessWords.seal} sure=${guessWords.sure} onYes=${() => send("seal")} /></div>`
      : html`<p class="cw-soft">${guessWords.choose}</p>`)}
    ${state.sealed && html`<div class="cw-facts cw-stack cw-tight"><h4 tabindex="-1" ref=${found}>${guessWords.found}</h4>
      <p>${state.found}</p><p class="cw-soft cw-small">${state.source}</p></div>`}
  </div>`;
}

export default view(GuessPage);
