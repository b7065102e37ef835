// A field for one's own words: what is typed is kept when the hand rests, and when it goes elsewhere.
class Resting extends Component {
  // What is typed stands in the page until the kernel says that just this is kept.
  typed = (text) => {
    this.text = text.replace(/\p{Surrogate}/gu, "\ufffd");  // half a letter can't be sent
    clearTimeout(this.rest);
    this.rest = setTimeout(this.keep, 700);
  };
  keep = () => {
    clearTimeout(this.rest);
    if (this.text !== undefined && this.text !== this.props.text) this.props.onKeep(this.text);
  };
  componentWillUnmount() { this.keep(); }
  componentWillUpdate({ text }) { if (text === this.text) this.text = undefined; }
  render({ text, onKeep, ...field }) {
    return html`<textarea class="cw-text cw-resting" rows="2" ...${field} value=${this.text ?? text} onInput=${(e) => this.typed(e.target.value)} onBlur=${this.keep} />`;
  }
}
