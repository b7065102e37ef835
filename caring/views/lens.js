// The lens: what is typed is read as fast as the kernel answers, one question at a time.
class LensPage extends Component {
  typed = (text) => {
    this.text = text;
    clearTimeout(this.rest);
    this.rest = setTimeout(() => this.props.send("keep", this.text), 700);
    if (!this.waiting) this.ask();
  };
  ask = () => { this.waiting = this.text; this.props.send("read", this.text); };
  componentDidUpdate() {
    if (this.waiting === undefined || this.props.state.phone.text !== this.waiting) return;
    this.waiting = undefined;
    if (this.text !== this.props.state.phone.text) this.ask();
  }
  componentWillUnmount() { clearTimeout(this.rest); }
  render({ state, send, id }) {
    return html`<div class="cw-lens">
      <div class="cw-stack">
        <label class="cw-stack cw-tight" for=${`${id}-text`}><b>Your words</b></label>
        <textarea id=${`${id}-text`} class="cw-text cw-paper" rows="12" maxlength="20000" placeholder="Hey everyone, …"
          defaultValue=${state.phone.text} onInput=${(e) => this.typed(e.target.value)} onBlur=${() => this.text !== undefined && send("keep", this.text)} />
        <p role="status"><b>${state.heard.count}</b></p>
        <${Legend} />
        ${state.status && html`<p class="cw-soft">${state.status}</p>`}
        <p class="cw-soft cw-small">It shows what the words say, not what they are worth. Where no crowd word is found, one person may be meant; words alone can’t tell.</p>
      </div>
      <${Phone} phone=${state.phone} heard=${state.heard} notes=${state.suggestions} />
    </div>`;
  }
}

export default view(LensPage);
