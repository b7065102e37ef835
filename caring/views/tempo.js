// Lesson 04: read a piece aloud against a clock; the kernel computes the pace.
function TempoPage({ state, send }) {
  const clock = useClock();
  const begun = clock.running || clock.ms > 0;
  const stop = () => { const ms = Math.round(clock.now()); clock.reset(); send("timed", ms); };
  const button = useRef(null), was = useRef(false);
  useEffect(() => { if (was.current !== begun) button.current?.focus(); was.current = begun; }, [begun]);
  return html`<div class="cw-tempo">
    <div class="cw-card cw-pad cw-stack cw-tight cw-watch">
      <p class="cw-big" role="timer" aria-label="Reading time">${minutes(clock.ms)}</p>
      <div class="cw-row">${begun
        ? html`<button type="button" class="cw-button" ref=${button} key="stop" onClick=${stop}>Stop</button>
            <button type="button" class="cw-button cw-quiet" key="pause" onClick=${clock.running ? clock.pause : clock.start}>${clock.running ? "Pause" : "Go on"}</button>`
        : html`<button type="button" class="cw-button" ref=${button} key="start" onClick=${clock.start}>${state.own ? "Read once more" : "Start"}</button>`}</div>
      <p class="cw-soft cw-small">The clock runs in this page. Nothing is recorded: I only get the time. Coughing? Pause.</p></div>
    <div class="cw-card cw-pad cw-stack cw-tight cw-aloud"><h4>${state.piece.title}</h4>
      ${state.piece.paragraphs.map((text) => html`<p key=${text}>${text}</p>`)}</div>
    <div class="cw-stack">
      ${state.own && html`<div class="cw-card cw-pad cw-stack cw-tight"><h4>Your pace</h4><p><span class="cw-big cw-k">${state.own}</span> words a minute</p><p>${state.says}</p>
        <ul class="cw-bars">${state.bars.map((bar) => html`<li key=${bar.name} class=${bar.name === "yours" && "cw-best"}><span>${bar.name === "yours" ? html`<b>yours</b>` : bar.name}</span><b>${bar.pace}</b>
          <span class="cw-bar" aria-hidden="true"><i style=${`--n:${bar.pace};--of:${state.most}`} /></span></li>`)}</ul></div>`}
      <details class="cw-details"><summary>Not reading aloud today?</summary>
        <div class="cw-stack cw-tight"><p class="cw-small">Take one of the three as yours. You can still read it later.</p>
          <div class="cw-row cw-tight-row">${state.choices.map((c) => html`<button type="button" class="cw-button cw-quiet cw-chip" key=${c.name} aria-pressed=${state.own === c.pace} onClick=${() => send("choose", c.name)}>${c.name}, ${c.pace}</button>`)}</div></div></details>
    </div></div>`;
}

export default view(TempoPage);
