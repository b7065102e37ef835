// The prompter. Its clock runs here, in spoken words; where each word is in time comes with the beats.
const prompterWords = {
  warn: [[30, "30 seconds left."], [10, "10 seconds left."], [0, "The end. 0 seconds left."]],
  keys: [["Space", "start, pause"], ["↑ ↓", "faster, slower"], ["← →", "a line back, on"], ["Home", "to the top"], ["+ −", "letters"], ["M", "mirror"], ["F", "full screen"], ["Esc", "pause, leave"]],
  starts: "Starts in three seconds.",
  pause: "Pause",
  goOn: "Go on",
  start: "Start",
  prompter: "Prompter",
  text: "Text",
  left: (time) => html`${time} left`,
  spent: (time, length, over) => html`${time} of ${length}${over && ", past the minute"}`,
  yours: "Your words",
  minute: "Sixty seconds: ",
  top: "Back to the top",
  pace: "Pace",
  slower: "Slower",
  aMinute: (pace) => html`<b>${pace}</b> words a minute`,
  faster: "Faster",
  smaller: "Smaller letters",
  larger: "Larger letters",
  mirror: "Mirror",
  full: "Full screen",
};

const EYE = 0.36, GLIDE = 0.3, LONGEST_FRAME = 0.25;  // the reading line's height; seconds of easing; a tab that slept goes on where it was
const time = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
const within = ([least, most], n) => Math.min(most, Math.max(least, n));

function WhichText({ state, send }) {
  const choice = useChoice(state.chosen, (name) => send("choose", name));
  return html`<${Choice} hidden say=${prompterWords.text} choice=${choice}>
    ${state.texts.map((t) => html`<option value=${t.name} selected=${t.name === choice.chosen}>${t.says}</option>`)}<//>`;
}

class PrompterPage extends Component {
  box = { current: null }; stage = { current: null }; roll = { current: null }; left = { current: null }; spent = { current: null };
  state = { mode: "still", count: 0, full: false, announced: "", likes: this.props.state.likes };
  said = 0; y = 0; at = 0; words = []; lines = []; knots = [];

  componentDidMount() {
    this.watch = new ResizeObserver(this.measure);
    this.watch.observe(this.stage.current);
    this.box.current.addEventListener("fullscreenchange", this.changed);
    this.measure();
  }
  componentWillUnmount() { this.watch.disconnect(); clearTimeout(this.tick); clearTimeout(this.rest); cancelAnimationFrame(this.frame); }
  componentDidUpdate(before) {
    const text = (props) => props.state.beats.map(([words]) => words).join("");
    if (text(before) !== text(this.props)) this.toTop();
    if (!this.rest && before.state.likes !== this.props.state.likes) this.setState({ likes: this.props.state.likes });
    this.measure();
  }

  /** Find each line, where it stands and which words begin it; and the knots that the glide goes through. */
  measure = () => {
    const behind = this.lines.length > 0 ? this.target() - this.y : 0;
    this.words = [...this.roll.current.querySelectorAll("[data-said]")];
    this.lines = [];
    this.words.forEach((word, n) => {
      const top = word.offsetTop, last = this.lines.at(-1);
      if (!last || top > last.top + 4) this.lines.push({ top, said: this.props.state.beats[n][1] });
    });
    const end = { said: this.props.state.words };
    this.knots = this.lines.map(({ top, said }, n) => ({ top, said: (said + (this.lines[n + 1] ?? end).said) / 2 }));
    this.y = this.target() - behind;
    this.show();
  };
  line = () => Math.max(0, this.lines.findLastIndex(({ said }) => said <= this.said));
  /** How far down the text the voice is. Each line is at the reading line in the middle of its time; for those who want less motion it stands there all its time. */
  target = () => {
    if (calm()) return this.lines[this.line()].top;
    const n = this.knots.findLastIndex(({ said }) => said <= this.said), here = this.knots[Math.max(0, n)], next = this.knots[n + 1] ?? here;
    return n < 0 || next === here ? here.top : here.top + (next.top - here.top) * (this.said - here.said) / (next.said - here.said);
  };
  show = () => {
    const { beats, words } = this.props.state, perSecond = this.state.likes.pace / 60;
    const eye = this.stage.current.clientHeight * EYE;
    this.roll.current.style.transform = `translate3d(0, ${eye - this.y}px, 0)`;
    const past = (n) => (beats[n + 1]?.[1] ?? words) <= this.said;
    this.words.forEach((word, n) => word.classList.toggle("cw-past", past(n)));
    const left = Math.round((words - this.said) / perSecond);
    this.left.current.textContent = time(left);
    this.spent.current.textContent = time(Math.round(words / perSecond) - left);
  };

  step = (now) => {
    const seconds = Math.min(LONGEST_FRAME, (now - this.last) / 1000), perSecond = this.state.likes.pace / 60;
    this.last = now;
    if (this.state.mode === "running") this.speak(seconds * perSecond);
    const target = this.target();
    this.y = calm() ? target : this.y + (target - this.y) * (1 - Math.exp(-seconds / GLIDE));
    this.show();
    if (this.state.mode === "running" || Math.abs(target - this.y) > 0.5) this.frame = requestAnimationFrame(this.step);
  };
  speak = (more) => {
    const { words } = this.props.state, left = () => (words - this.said) * 60 / this.state.likes.pace, before = left();
    this.said = Math.min(words, this.said + more);
    const [, announced] = prompterWords.warn.find(([at]) => before > at && left() <= at) ?? [];
    if (announced) this.setState({ announced });
    if (this.said < words) return;
    this.setState({ mode: "ended" });
    if (this.whole) this.props.send("rehearsed");
  };
  move = () => { cancelAnimationFrame(this.frame); this.last = performance.now(); this.frame = requestAnimationFrame(this.step); };

  start = () => {
    if (this.state.mode === "ended") this.toTop();
    if (this.said > 0) { this.setState({ mode: "running" }, this.move); return; }
    this.whole = true;
    this.countIn(3);
  };
  countIn = (count) => {
    this.setState({ mode: "counting", count, announced: prompterWords.starts });
    this.tick = setTimeout(() => (count > 1 ? this.countIn(count - 1) : this.setState({ mode: "running", count: 0, announced: "" }, this.move)), 1000);
  };
  pause = () => { clearTimeout(this.tick); this.setState({ mode: "still", count: 0, announced: "" }); };
  toggle = () => (["running", "counting"].includes(this.state.mode) ? this.pause() : this.start());
  toTop = () => { this.pause(); this.seek(0); };
  seek = (said) => {
    if (said > this.said) this.whole = false;
    this.said = within([0, this.props.state.words], said);
    this.setState(({ mode }) => ({ mode: mode === "ended" ? "still" : mode }), this.move);
  };
  byLine = (n) => this.seek(this.lines[within([0, this.lines.length - 1], this.line() + n)].said);

  like = (changed) => {
    const { pace, size } = this.props.state.limits, likes = { ...this.state.likes, ...changed };
    Object.assign(likes, { pace: within(pace, likes.pace), size: within(size, likes.size) });
    this.setState({ likes }, this.move);
    clearTimeout(this.rest);
    this.rest = setTimeout(() => { this.rest = undefined; this.props.send("settle", likes.pace, likes.size, Number(likes.mirrored)); }, 250);
  };
  faster = (n) => this.like({ pace: this.state.likes.pace + n });
  larger = (n) => this.like({ size: this.state.likes.size + n });
  mirror = () => this.like({ mirrored: !this.state.likes.mirrored });

  /** Full screen where the browser has it; else over the whole page. */
  full = async () => {
    const box = this.box.current;
    if (this.state.full) { this.leave(); return; }
    try { await box.requestFullscreen(); } catch { box.popover = "manual"; box.showPopover?.(); this.setState({ full: true }); }
    this.stage.current.focus();
  };
  leave = () => {
    const box = this.box.current;
    if (document.fullscreenElement === box) { document.exitFullscreen(); return; }
    box.hidePopover?.();
    box.removeAttribute("popover");
    this.setState({ full: false });
    this.stage.current.focus();
  };
  changed = () => this.setState({ full: document.fullscreenElement === this.box.current });

  keys = (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.matches("select")) return;
    if (event.key === " " && event.target.matches("button")) return;  // it presses the button
    const act = {
      " ": this.toggle, ArrowUp: () => this.faster(5), ArrowDown: () => this.faster(-5), ArrowLeft: () => this.byLine(-1), ArrowRight: () => this.byLine(1),
      Home: this.toTop, "+": () => this.larger(1), "=": () => this.larger(1), "-": () => this.larger(-1), m: this.mirror, f: this.full,
      Escape: () => { if (this.state.full) this.leave(); else this.pause(); },
    }[event.key.length > 1 ? event.key : event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat || event.key.startsWith("Arrow")) act();
  };
  wheel = (event) => {
    if (this.state.mode === "running" || document.activeElement !== this.stage.current) return;
    event.preventDefault();
    if (Math.abs(event.deltaY) > 2) this.byLine(Math.sign(event.deltaY));
  };

  render({ state, id }, { mode, count, full, announced, likes }) {
    const on = mode === "running" || mode === "counting";
    const say = on ? prompterWords.pause : mode === "still" && this.said > 0 ? prompterWords.goOn : prompterWords.start;
    return html`<div class=${cls("cw-prompter", full && "cw-full")} ref=${this.box} onKeyDown=${this.keys} role="group" aria-label=${prompterWords.prompter} data-mode=${mode}>
      <div class="cw-prompter-head">
        ${state.texts.length > 1 ? html`<${WhichText} state=${state} send=${this.props.send} />` : html`<span>${state.texts[0].says}</span>`}
        <p class="cw-left">${prompterWords.left(html`<b ref=${this.left} />`)}</p>
        <p class="cw-spent">${prompterWords.spent(html`<span ref=${this.spent} />`, state.length, state.over)}</p></div>
      <div class=${`cw-stage cw-size-${likes.size}`} tabindex="0" role="group" aria-label=${prompterWords.yours} aria-describedby=${`${id}-keys`} ref=${this.stage} onClick=${this.toggle} onWheel=${this.wheel}>
        <div class=${cls("cw-mirror", likes.mirrored && "cw-mirrored")}>
          <div class="cw-roll" ref=${this.roll}>
            ${state.beats.map(([words], n) => html`${n === state.minute && html`<span class="cw-sixty"><span class="cw-hidden">${prompterWords.minute}</span>1:00</span> `}<span data-said>${words}</span>`)}
            ${!state.over && html`<span class="cw-last" aria-hidden="true">${state.length}</span>`}</div></div>
        <i class="cw-eye" aria-hidden="true" />
        ${count > 0 && html`<b class="cw-count-in" key=${count} aria-hidden="true">${count}</b>`}</div>
      <div class="cw-prompter-bar">
        <div class="cw-row cw-tight-row"><button type="button" class="cw-button cw-go" onClick=${this.toggle}>${say}</button>
          <button type="button" class="cw-button cw-quiet" onClick=${this.toTop}>${prompterWords.top}</button></div>
        <div class="cw-row cw-tight-row" role="group" aria-label=${prompterWords.pace}>
          <button type="button" class="cw-button cw-quiet cw-step" aria-label=${prompterWords.slower} onClick=${() => this.faster(-5)}>−</button>
          <span class="cw-pace" role="status">${prompterWords.aMinute(likes.pace)}</span>
          <button type="button" class="cw-button cw-quiet cw-step" aria-label=${prompterWords.faster} onClick=${() => this.faster(5)}>+</button>
          ${state.paces.map((p) => html`<button type="button" class="cw-button cw-quiet cw-chip" aria-pressed=${p.pace === likes.pace} onClick=${() => this.like({ pace: p.pace })}>${p.name} ${p.pace}</button>`)}</div>
        <div class="cw-row cw-tight-row">
          <button type="button" class="cw-button cw-quiet cw-step" aria-label=${prompterWords.smaller} onClick=${() => this.larger(-1)}><small>A</small></button>
          <button type="button" class="cw-button cw-quiet cw-step" aria-label=${prompterWords.larger} onClick=${() => this.larger(1)}>A</button>
          <button type="button" class="cw-button cw-quiet cw-chip" aria-pressed=${likes.mirrored} onClick=${this.mirror}>${prompterWords.mirror}</button>
          <button type="button" class="cw-button cw-quiet cw-chip" aria-pressed=${full} onClick=${this.full}>${prompterWords.full}</button></div></div>
      <p class="cw-keys" id=${`${id}-keys`}>${prompterWords.keys.map(([key, does]) => html`<span><kbd>${key}</kbd> ${does}</span> `)}</p>
      <p class="cw-hidden" role="status">${announced}</p>
    </div>
    <p class="cw-soft cw-small">${state.times}</p>`;
  }
}

export default view(PrompterPage);
