// Questions to answer in one's own words; what is typed is kept when the hand rests.
const promptsWords = {
  kept: "✓ kept",
};

class Prompt extends Component {
  typed = (text) => {
    this.text = text.replace(/\p{Surrogate}/gu, "\ufffd");  // half a letter can't be sent
    clearTimeout(this.rest);
    this.rest = setTimeout(this.keep, 700);
  };
  keep = () => {
    clearTimeout(this.rest);
    if (this.text !== undefined && this.text !== this.props.q.text) this.props.send("answer", this.props.q.part, this.text);
  };
  componentWillUnmount() { this.keep(); }
  componentWillUpdate({ q }) { if (q.text === this.text) this.text = undefined; }
  render({ q, id, longest }) {
    return html`<div class="cw-stack cw-tight cw-prompt">
      <label for=${id}><b>${q.question}</b></label>
      <textarea id=${id} class="cw-text" rows="2" maxlength=${longest} placeholder=${q.hint} value=${this.text ?? q.text}
        onInput=${(e) => this.typed(e.target.value)} onBlur=${this.keep} />
      <p class="cw-small cw-soft cw-kept" role="status">${q.text.trim() && promptsWords.kept}</p></div>`;
  }
}

const Prompts = ({ state, send, id }) => html`<div class="cw-card cw-pad cw-prompts">
  ${state.questions.map((q) => html`<${Prompt} key=${q.part} q=${q} id=${`${id}-${q.part}`} longest=${state.longest} send=${send} />`)}</div>`;

export default view(Prompts);
