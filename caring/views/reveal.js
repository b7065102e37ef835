// Lesson 01: the article's pick, opened by the learner's own act.
const revealWords = {
  show: "Show me the article’s pick",
  pick: (source) => `The article’s pick · ${source}`,
  source: "And the source?",
  argument: "Its argument, step by step",
  orders: "Your order and your own ratings",
  tau: "Kendall’s tau.",
  differ: "Where they differ, which do you trust more: the order you felt, or the ratings you reasoned?",
  star: "The star marks the article’s pick.",
  head: ["Statistic", "Relevance", "Trust"],
};

function Pick({ state, send }) {
  const shown = useArrival(!!state.claim);
  if (state.ready) return html`<div class="cw-card cw-pad cw-row">
    <button type="button" class="cw-button" onClick=${() => send("reveal")}>${revealWords.show}</button></div>`;
  return html`<div class="cw-stack">
    <div class="cw-card cw-pad cw-stack cw-pick">
      <p class="cw-soft cw-small" tabindex="-1" ref=${shown}>${revealWords.pick(state.source)}</p>
      <p class="cw-quote">${state.claim}</p>
      <p><b>${state.place}</b> ${state.only}</p>
      <p>${revealWords.source} <span class="cw-badge cw-k">${state.status}</span> ${state.trace}</p>
    </div>
    <div class="cw-card cw-pad"><h4>${revealWords.argument}</h4>
      <ol class="cw-steps">${state.steps.map((s) => html`<li><q>${s.quote}</q><span class="cw-soft">${s.meaning}</span></li>`)}</ol></div>
    <div class="cw-card cw-pad cw-stack">
      <h4>${revealWords.orders}</h4>
      <div class="cw-row"><span class="cw-big cw-k">${state.tau}</span><span>${revealWords.tau} ${state.alike}</span></div>
      <p class="cw-soft">${state.pairs}</p>
      <p>${revealWords.differ}</p></div>
    <div><p>${state.sentence} ${revealWords.star}</p>
      <${Numbers} head=${revealWords.head} rows=${state.rows} /></div>
  </div>`;
}

export default view(Pick);
