// Lesson 02: names against the page's own clock, then whom one follows, then the rate.
const memoryWords = {
  clocks: [[60, "Sixty seconds"], [120, "Two minutes"], [0, "No clock"]],
  moments: [[0, "Time is up."], [10, "Ten seconds left."], [30, "Thirty seconds left."]],
  off: "The clock is off. Take your time.",
  how: "You’ll type the names of those you’d miss, one a line. When time is up, the names stay as they are. Nobody sees them: they are kept in your own work only.",
  clock: "Clock",
  start: "Start",
  pause: "Pause",
  goOn: "Go on",
  goOnWith: (seconds) => `Go on: ${seconds} seconds left`,
  left: "Time left",
  switchOff: "Switch the clock off",
  whom: "Whom would you miss?",
  oneALine: "One name a line, as you remember it.",
  all: "That’s all I remember",
  follow: (name) => `Do you follow ${name}?`,
  yes: "I follow",
  no: "I don’t",
  people: (names) => `These are ${names.length} people: ${names.join(" · ")}`,
  named: (n) => (n === 0 ? "No name came to mind" : n === 1 ? "You’d miss one person" : `You’d miss ${n} people`),
  followThem: "Do you follow them?",
  none: "That happens to many people in a minute. One more number, then you see what it says and what it doesn’t.",
  inAll: "How many creators do you follow in all?",
  guess: "A look in the app, or a good guess.",
  show: "Show my caring rate",
  sure: "Seal it? Then the numbers stay as they are.",
  rate: "Your caring rate",
  dots: (n) => `Of a hundred whom you follow, ${n} whom you’d miss`,
  limits: "It counts names that came to you in a short time. Another minute would give other names; somebody with a poor memory for names may care a great deal. It says nothing about what kind of person you are, or they are.",
};

function Naming({ state, send, id }) {
  const { clock: total } = state;
  const clock = useClock();
  const [begun, begin] = useState(false);
  const [said, say] = useState("");
  const box = useRef(null), text = useRef(state.text), timer = useRef(0), over = useRef(false);
  const left = total ? Math.max(0, Math.ceil(total - clock.ms / 1000)) : 0;
  const keep = () => { clearTimeout(timer.current); send("write", text.current, left); };
  const end = () => { if (over.current) return; over.current = true; clock.pause(); keep(); send("end"); };
  useEffect(() => { if (begun) box.current?.focus(); }, [begun]);
  useEffect(() => {
    if (!begun || !total) return;
    const moment = memoryWords.moments.find(([at]) => at === left);
    if (moment && left < total) say(moment[1]);
    if (left === 0) end();
  }, [left, begun]);
  const start = () => { begin(true); if (total) clock.start((total - state.left) * 1000); };
  const off = () => { clock.pause(); keep(); send("set_clock", 0); say(memoryWords.off); box.current?.focus(); };
  const goOn = total && state.left < total;
  if (!begun) return html`<div class="cw-card cw-pad cw-stack">
    <p>${memoryWords.how}</p>
    <div class="cw-row cw-tight-row" role="group" aria-label=${memoryWords.clock}>${memoryWords.clocks.map(([seconds, name]) => html`<button type="button" key=${seconds} class="cw-button cw-quiet cw-chip"
      aria-pressed=${total === seconds} onClick=${() => send("set_clock", seconds)}>${name}</button>`)}</div>
    <div><button type="button" class="cw-button" onClick=${start}>${goOn ? memoryWords.goOnWith(state.left) : state.text ? memoryWords.goOn : memoryWords.start}</button></div></div>`;
  return html`<div class="cw-card cw-pad cw-stack">
    ${total > 0 && html`<div class="cw-row cw-spread"><p class="cw-big" role="timer" aria-label=${memoryWords.left}>${minutes(left * 1000)}</p>
      <div class="cw-row cw-tight-row"><button type="button" class="cw-button cw-quiet" onClick=${() => { keep(); if (clock.running) clock.pause(); else clock.start(); }}>${clock.running ? memoryWords.pause : memoryWords.goOn}</button>
        <button type="button" class="cw-button cw-quiet" onClick=${off}>${memoryWords.switchOff}</button></div></div>
      ${!calm() && html`<div class="cw-timebar" aria-hidden="true"><i style=${`--n:${left};--of:${total}`} /></div>`}`}
    <label class="cw-stack cw-tight" for=${`${id}-names`}><b>${memoryWords.whom}</b> <span class="cw-soft cw-small">${memoryWords.oneALine}</span></label>
    <textarea id=${`${id}-names`} ref=${box} class="cw-text" rows="7" maxlength="5000" spellcheck="false" defaultValue=${state.text}
      onInput=${(e) => { text.current = e.target.value; clearTimeout(timer.current); timer.current = setTimeout(keep, 500); }} onBlur=${() => !over.current && keep()} />
    <p class="cw-hidden" role="status">${said}</p>
    <div class="cw-row"><button type="button" class="cw-button" onClick=${end}>${memoryWords.all}</button><span class="cw-soft cw-small">${state.counted}</span></div></div>`;
}

function Follow({ name, follows, people, fixed, id, send, onSplit }) {
  const [now, hold] = useHeld(follows);
  return html`<li><fieldset class="cw-levels cw-row cw-spread" disabled=${fixed}><legend class="cw-hidden">${memoryWords.follow(name)}</legend>
    <span class="cw-name" aria-hidden="true">${name}</span>
    <span class="cw-row cw-tight-row">${[["yes", true, memoryWords.yes], ["no", false, memoryWords.no]].map(([answer, value, says]) => html`<label key=${answer} class=${cls("cw-level cw-yes-no", now === value && "cw-on")}>
      <input type="radio" name=${id} checked=${now === value} onChange=${() => { hold(value); send("follow", name, answer); }} /><span>${says}</span></label>`)}</span></fieldset>
    ${people.length > 0 && !fixed && html`<button type="button" class="cw-link" onClick=${onSplit}>${memoryWords.people(people)}</button>`}</li>`;
}

function Following({ state, send, id }) {
  const head = useRef(null), typed = useRef(0);
  const fixed = state.stage === "sealed";
  const found = useArrival(fixed);
  useEffect(() => { if (state.arrive) head.current?.focus(); }, []);
  const count = (e) => { clearTimeout(typed.current); const value = e.target.value; if (/^\d{1,6}$/.test(value)) send("count", +value); };
  return html`<div class="cw-stack">
    <div class="cw-card cw-pad cw-stack"><h4 tabindex="-1" ref=${head}>${memoryWords.named(state.names.length)}</h4>
      ${state.names.length > 0 && html`<p>${memoryWords.followThem}</p><ul class="cw-names">${state.names.map((one, n) => html`<${Follow} key=${one.name} ...${one} fixed=${fixed} id=${`${id}-f${n}`} send=${send}
        onSplit=${() => { head.current.focus(); send("split", one.name); }} />`)}</ul>`}
      ${state.names.length === 0 && html`<p class="cw-soft">${memoryWords.none}</p>`}
      <label class="cw-row"><span>${memoryWords.inAll} <span class="cw-soft">${memoryWords.guess}</span></span>
        <input class="cw-text cw-number" type="number" inputmode="numeric" min="0" max="100000" step="1" disabled=${fixed} defaultValue=${state.followed ?? ""}
          onInput=${(e) => { clearTimeout(typed.current); typed.current = setTimeout(() => count(e), 500); }} onChange=${count} /></label>
      ${!fixed && (state.missing ? html`<p class="cw-soft" role="status">${state.missing}</p>`
        : html`<div><${Deliberate} say=${memoryWords.show} sure=${memoryWords.sure} onYes=${() => send("seal")} /></div>`)}</div>
    ${fixed && html`<div class="cw-card cw-pad cw-stack"><h4 tabindex="-1" ref=${found}>${memoryWords.rate}</h4>
      <p class="cw-big cw-k">${state.result.rate}</p>
      ${state.result.dots !== null && html`<div class="cw-hundred" role="img" aria-label=${memoryWords.dots(state.result.dots)}>${Array.from({ length: 100 }, (_, n) => html`<i key=${n} class=${n < state.result.dots && "cw-full"} />`)}</div>`}
      <p>${state.result.says}</p>
      <p class="cw-soft cw-small">${memoryWords.limits}</p></div>`}
  </div>`;
}

function MemoryPage({ state, send, id }) {
  const first = useRef(state.stage);
  return state.stage === "write" ? html`<${Naming} state=${state} send=${send} id=${id} />`
    : html`<${Following} state=${{ ...state, arrive: first.current === "write" }} send=${send} id=${id} />`;
}

export default view(MemoryPage);
