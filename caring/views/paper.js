// Where a learner writes, and the lens on it: read as fast as the kernel answers, kept when the hand rests.
const paperWords = {
  full: (longest) => `The paper is full: it takes ${longest.toLocaleString("en-GB")} characters. What came after them is not here.`,
};

class Paper extends Component {
  // What is typed stands in the page until the kernel says that just this is kept.
  typed = (text) => {
    this.text = text.replace(/\p{Surrogate}/gu, "\ufffd");  // half a letter can't be sent
    clearTimeout(this.rest);
    this.rest = setTimeout(this.keep, 700);
    if (this.asked === undefined) this.ask();
  };
  ask = () => {
    this.asked = this.text;
    this.props.send("read", this.text);
    // The server's socket holds an answer back until what it sent before is acknowledged, and that takes 40 ms unless
    // something goes the other way: an empty message does, and nobody acts on it.
    for (const soon of [15, 40]) setTimeout(() => this.asked === undefined || this.props.send(""), soon);
  };
  keep = () => { clearTimeout(this.rest); if (this.text !== undefined) this.props.send("keep", this.text); };
  leave = () => { this.keep(); this.text = this.asked = undefined; };
  componentWillUnmount() { this.keep(); }
  componentWillUpdate({ state: { kept, phone } }) {
    if (phone.text === this.text && kept) this.text = this.asked = undefined;
    else if (phone.text === this.asked || phone.text === this.text) {
      this.asked = undefined;
      if (this.text !== phone.text) this.ask();
    }
  }
  render({ state, id, label, rows = 10, placeholder, fixed, children }) {
    const { phone, heard, kept, longest } = state;
    const full = phone.text.length >= longest;
    return html`<div class="cw-stack">
      <div class="cw-stack cw-tight"><label for=${`${id}-text`}><b>${label}</b></label>
        <textarea id=${`${id}-text`} class="cw-text cw-paper" rows=${rows} maxlength=${longest} placeholder=${placeholder} readonly=${fixed}
          value=${this.text ?? phone.text} onInput=${(e) => this.typed(e.target.value)} onBlur=${this.keep} /></div>
      <p class="cw-hidden" role="status">${kept && `${heard.count} ${heard.crowd}`}</p>
      ${heard.count && html`<div><p class="cw-count"><b>${heard.count}</b> ${heard.crowd}</p><${Legend} /></div>`}
      ${state.status && html`<p class="cw-soft">${state.status}</p>`}
      ${full && html`<p class="cw-notice">${paperWords.full(longest)}</p>`}
      ${children}
    </div>`;
  }
}
