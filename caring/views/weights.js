// Lesson 01: one native range between relevance and trust; bars and exact intervals answer it.
const weightsWords = {
  label: "How much relevance counts beside trust, in percent",
  says: (percent) => `relevance ${percent}%, trust ${100 - percent}%`,
  said: (percent) => `Relevance ${percent}%, trust ${100 - percent}%.`,
  highest: (names) => `Highest: ${names}.`,
  trust: "only trust counts",
  relevance: "only relevance counts",
  best: "wins here",
  totals: "Totals go from 0 to 4.",
  where: "Who wins where",
  wins: (names, says) => html`<b>${names}</b>: ${says} relevance.`,
  others: "For the others to win somewhere",
  ask: "Which of these weights would you defend in front of someone you respect?",
};

function Weights({ state, send, id }) {
  const [percent, hold] = useHeld(state.percent);
  return html`<div class="cw-card cw-pad cw-weights">
    <div class="cw-stack">
      <div class="cw-band" aria-hidden="true">${state.wins.map((w, i) => html`
        <span class=${cls(`cw-band-${i % 3}`, w.here && "cw-here")} style=${{ "--from": w.from, "--to": w.to }}>${w.names}</span>`)}</div>
      <div>
        <label for=${`${id}-weight`} class="cw-hidden">${weightsWords.label}</label>
        <input id=${`${id}-weight`} type="range" min="0" max="100" step="1" value=${percent} aria-valuetext=${weightsWords.says(percent)}
          onInput=${(e) => { hold(+e.target.value); send("weigh", +e.target.value); }} />
        <div class="cw-ends cw-small cw-soft" aria-hidden="true"><span>${weightsWords.trust}</span><span>${weightsWords.relevance}</span></div>
      </div>
      <p role="status"><b>${weightsWords.said(percent)}</b> ${weightsWords.highest(state.bars.filter((bar) => bar.best).map((bar) => bar.name).join(", "))}</p>
      <ol class="cw-bars">${state.bars.map((bar) => html`<li key=${bar.name} class=${bar.best && "cw-best"}>
        <span>${bar.name}${bar.best && html` <span class="cw-badge cw-k">${weightsWords.best}</span>`}</span>
        <span class="cw-bar" aria-hidden="true"><i style=${{ "--n": bar.total, "--of": 4 }} /></span><b>${bar.total}</b></li>`)}</ol>
      <p class="cw-soft cw-small">${weightsWords.totals}</p>
    </div>
    <div class="cw-stack">
      <div><h4>${weightsWords.where}</h4>
        <ul class="cw-lines">${state.wins.map((w) => html`<li>${weightsWords.wins(w.names, w.says)}</li>`)}
          ${state.touches.map((t) => html`<li>${t}</li>`)}</ul></div>
      ${state.changes.length > 0 && html`<div><h4>${weightsWords.others}</h4>
        <ul class="cw-lines">${state.changes.map((c) => html`<li>${c}</li>`)}</ul></div>`}
      <p class="cw-soft">${weightsWords.ask}</p>
    </div>
  </div>`;
}

export default view(Weights);
