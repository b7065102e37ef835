// Lesson 04: read a piece aloud against a clock; the kernel computes the pace.
const tempoWords = {
  time: "Reading time",
  start: "Start",
  again: "Read once more",
  stop: "Stop",
  pause: "Pause",
  goOn: "Go on",
  clock: "The clock runs in this page. Nothing is recorded: I only get the time. Coughing? Pause.",
  yours: "Your pace",
  aMinute: (pace) => html`<span class="cw-big cw-k">${pace}</span> words a minute`,
  notToday: "Not reading aloud today?",
  take: "Take one of the three as yours. You can still read it later.",
};

function TempoPage({ state, send }) {
  const clock = useClock();
  const begun = clock.running || clock.ms > 0;
  const stop = () => { const ms = Math.round(clock.now()); clock.reset(); send("timed", ms); };
  const button = useRef(null), was = useRef(false);
  useEffect(() => { if (was.current !== begun) button.current?.focus(); was.current = begun; }, [begun]);
  return html`<div class="cw-tempo">
    <div class="cw-card cw-pad cw-stack cw-tight cw-watch">
      <p class="cw-big" role="timer" aria-label=${tempoWords.time}>${minutes(clock.ms)}</p>
      <div class="cw-row">${begun
        ? html`<button type="button" class="cw-button" ref=${button} key="stop" onClick=${stop}>${tempoWords.stop}</button>
            <button type="button" class="cw-button cw-quiet" key="pause" onClick=${clock.running ? clock.pause : clock.start}>${clock.running ? tempoWords.pause : tempoWords.goOn}</button>`
        : html`<button type="button" class="cw-button" ref=${button} key="start" onClick=${clock.start}>${state.own ? tempoWords.again : tempoWords.start}</button>`}</div>
      <p class="cw-soft cw-small">${tempoWords.clock}</p></div>
    <div class="cw-card cw-pad cw-stack cw-tight cw-aloud"><h4>${state.piece.title}</h4>
      ${state.piece.paragraphs.map((text) => html`<p key=${text}>${text}</p>`)}</div>
    <div class="cw-stack">
      ${state.own && html`<div class="cw-card cw-pad cw-stack cw-tight"><h4>${tempoWords.yours}</h4><p>${tempoWords.aMinute(state.own)}</p><p>${state.says}</p>
        <ul class="cw-bars">${state.bars.map((bar) => html`<li key=${bar.name} class=${bar.name === "yours" && "cw-best"}><span>${bar.name === "yours" ? html`<b>${bar.name}</b>` : bar.name}</span><b>${bar.pace}</b>
          <span class="cw-bar" aria-hidden="true"><i style=${`--n:${bar.pace};--of:${state.most}`} /></span></li>`)}</ul></div>`}
      <details class="cw-details"><summary>${tempoWords.notToday}</summary>
        <div class="cw-stack cw-tight"><p class="cw-small">${tempoWords.take}</p>
          <div class="cw-row cw-tight-row">${state.choices.map((c) => html`<button type="button" class="cw-button cw-quiet cw-chip" key=${c.name} aria-pressed=${state.own === c.pace} onClick=${() => send("choose", c.name)}>${c.name}, ${c.pace}</button>`)}</div></div></details>
    </div></div>`;
}

export default view(TempoPage);
