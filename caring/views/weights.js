// Lesson 01: one native range between relevance and trust; bars and exact intervals answer it.
function Weights({ state, send, id }) {
  const [percent, hold] = useHeld(state.percent);
  const says = `relevance ${percent}%, trust ${100 - percent}%`;
  return html`<div class="cw-card cw-pad cw-weights">
    <div class="cw-stack">
      <div class="cw-band" aria-hidden="true">${state.wins.map((w, i) => html`
        <span class=${cls(`cw-band-${i % 3}`, w.here && "cw-here")} style=${{ "--from": w.from, "--to": w.to }}>${w.names}</span>`)}</div>
      <div>
        <label for=${`${id}-weight`} class="cw-hidden">How much relevance counts beside trust, in percent</label>
        <input id=${`${id}-weight`} type="range" min="0" max="100" step="1" value=${percent} aria-valuetext=${says}
          onInput=${(e) => { hold(+e.target.value); send("weigh", +e.target.value); }} />
        <div class="cw-ends cw-small cw-soft" aria-hidden="true"><span>only trust counts</span><span>only relevance counts</span></div>
      </div>
      <p><b>${says[0].toUpperCase() + says.slice(1)}.</b></p>
      <ol class="cw-bars">${state.bars.map((bar) => html`<li key=${bar.name} class=${bar.best && "cw-best"}>
        <span>${bar.name}${bar.best && html` <span class="cw-badge cw-k">wins here</span>`}</span>
        <span class="cw-bar" aria-hidden="true"><i style=${{ "--n": bar.total, "--of": 4 }} /></span><b>${bar.total}</b></li>`)}</ol>
      <p class="cw-soft cw-small">Totals go from 0 to 4.</p>
    </div>
    <div class="cw-stack">
      <div><h4>Who wins where</h4>
        <ul class="cw-lines">${state.wins.map((w) => html`<li><b>${w.names}</b>: ${w.says} relevance.</li>`)}
          ${state.touches.map((t) => html`<li>${t}</li>`)}</ul></div>
      ${state.changes.length > 0 && html`<div><h4>For the others to win somewhere</h4>
        <ul class="cw-lines">${state.changes.map((c) => html`<li>${c}</li>`)}</ul></div>`}
      <p class="cw-soft">Which of these weights would you defend in front of someone you respect?</p>
    </div>
  </div>`;
}

export default view(Weights);
