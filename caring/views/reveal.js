// Lesson 01: the article's pick, opened by the learner's own act.
function Pick({ state, send }) {
  const shown = useArrival(!!state.claim);
  if (state.ready) return html`<div class="cw-card cw-pad cw-row">
    <button type="button" class="cw-button" onClick=${() => send("reveal")}>Show me the article’s pick</button></div>`;
  return html`<div class="cw-stack">
    <div class="cw-card cw-pad cw-stack cw-pick">
      <p class="cw-soft cw-small" tabindex="-1" ref=${shown}>The article’s pick · ${state.source}</p>
      <p class="cw-quote">${state.claim}</p>
      <p><b>${state.place}</b> ${state.only}</p>
      <p>And the source? <span class="cw-badge cw-k">${state.status}</span> ${state.trace}</p>
    </div>
    <div class="cw-card cw-pad"><h4>Its argument, step by step</h4>
      <ol class="cw-steps">${state.steps.map((s) => html`<li><q>${s.quote}</q><span class="cw-soft">${s.meaning}</span></li>`)}</ol></div>
    <div class="cw-card cw-pad cw-stack">
      <h4>Your order and your own ratings</h4>
      <div class="cw-row"><span class="cw-big cw-k">${state.tau}</span><span>Kendall’s tau. ${state.alike}</span></div>
      <p class="cw-soft">${state.pairs}</p>
      <p>Where they differ, which do you trust more: the order you felt, or the ratings you reasoned?</p></div>
    <div><p>${state.sentence} The star marks the article’s pick.</p>
      <${Numbers} head=${["Statistic", "Relevance", "Trust"]} rows=${state.rows} /></div>
  </div>`;
}

export default view(Pick);
