// Lesson 00: a button that Python answers.
const helloWords = {
  press: "Say hello",
  ready: "✓ ready",
};

const Hello = ({ state, send }) => html`<div class="cw-card cw-pad cw-row">
  <button type="button" class="cw-button" onClick=${() => send("press")}>${helloWords.press}</button>
  <p role="status">${state.answer && html`<span class="cw-badge cw-k">${helloWords.ready}</span> ${state.answer}`}</p></div>`;

export default view(Hello);
