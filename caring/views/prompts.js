// Questions to answer in one's own words; what is typed is kept when the hand rests.
const promptsWords = {
  kept: "✓ kept",
};

const Prompt = ({ q, id, longest, send }) => html`<div class="cw-stack cw-tight">
  <label for=${id}><b>${q.question}</b></label>
  <${Resting} id=${id} maxlength=${longest} placeholder=${q.hint} text=${q.text} onKeep=${(text) => send("answer", q.part, text)} />
  <p class="cw-small cw-soft cw-kept" role="status">${q.text.trim() && promptsWords.kept}</p></div>`;

const Prompts = ({ state, send, id }) => html`<div class="cw-card cw-pad cw-prompts">
  ${state.questions.map((q) => html`<${Prompt} key=${q.part} q=${q} id=${`${id}-${q.part}`} longest=${state.longest} send=${send} />`)}</div>`;

export default view(Prompts);
