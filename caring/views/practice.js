// A story exercise: a text that is kept when the hand rests, and what was found in it, right under it.
const practiceWords = {
  looks: (parts) => `I look for: ${parts.join(" · ")}.`,
  yours: "Your words",
  check: "Check it",
  hint: "Give me a hint",
  more: "One more hint",
  solution: "Show one solution",
  sureSolution: "You haven’t checked yet. Show it anyway?",
  again: "Begin again",
  sureAgain: "Text and hints go; a backup stays. Begin again?",
  verdict: { done: "✓ Done.", "not yet": "– Not yet.", "not attempted": "Not begun." },
  next: "Try:",
  wasDone: "You have done this one.",
  nthHint: (n) => `Hint ${n}.`,
  way: "One way of several",
};

class PracticePage extends Component {
  typed = (text) => {
    this.text = text;
    clearTimeout(this.rest);
    this.rest = setTimeout(this.keep, 600);
  };
  keep = () => {
    clearTimeout(this.rest);
    if (this.text === undefined) return;
    this.props.send("write", this.text);
    this.text = undefined;
  };
  componentWillUnmount() { this.keep(); }
  render({ state, send, id }) {
    const check = () => { this.keep(); send("check"); };
    const v = state.verdict;
    return html`<div class="cw-stack">
      <p class="cw-soft" id=${`${id}-asks`}>${practiceWords.looks(state.looks_for)}</p>
      <label class="cw-stack cw-tight" for=${`${id}-text`}><b>${practiceWords.yours}</b></label>
      <textarea key=${state.begun} id=${`${id}-text`} class="cw-text" rows="6" maxlength="20000" aria-describedby=${`${id}-asks`}
        defaultValue=${state.text} onInput=${(e) => this.typed(e.target.value)} onBlur=${this.keep} />
      <div class="cw-practice-row">
        <button type="button" class="cw-button" onClick=${check}>${practiceWords.check}</button>
        ${state.more_hints && html`<button type="button" class="cw-button cw-quiet" onClick=${() => send("hint")}>${state.hints.length ? practiceWords.more : practiceWords.hint}</button>`}
        ${!state.solution && (state.tried
          ? html`<button type="button" class="cw-button cw-quiet" onClick=${() => send("show_solution")}>${practiceWords.solution}</button>`
          : html`<${Deliberate} say=${practiceWords.solution} kind="cw-quiet" sure=${practiceWords.sureSolution} onYes=${() => send("show_solution")} />`)}
        <${Deliberate} say=${practiceWords.again} kind="cw-quiet" sure=${practiceWords.sureAgain} onYes=${() => send("begin_again")} />
      </div>
      <div role="status" class="cw-stack cw-tight">
        ${v && html`<div class="cw-card cw-pad cw-stack cw-tight">
          <p><b class=${v.status === "done" ? "cw-v" : "cw-k"}>${practiceWords.verdict[v.status]}</b> ${v.saw}</p>
          <p>${v.why}</p><p><b>${practiceWords.next}</b> ${v.advice}</p></div>`}
        ${!v && state.done && html`<p class="cw-soft">${practiceWords.wasDone}</p>`}
        ${state.hints.map((text, n) => html`<p><b>${practiceWords.nthHint(n + 1)}</b> ${text}</p>`)}
      </div>
      ${state.solution && html`<div class="cw-card cw-pad cw-stack cw-tight"><p><b>${practiceWords.way}</b></p><p class="cw-practice-text">${state.solution}</p></div>`}
    </div>`;
  }
}

export default view(PracticePage);
