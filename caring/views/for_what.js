// Lesson 01: the same five for a purpose; the authors' relevance only after the learner's own order.
function ForWhat({ state, send }) {
  const theirs = useArrival(!!state.authors);
  return html`<div class="cw-stack">
    <div class="cw-row" role="group" aria-label="What the order is for">
      ${state.purposes.map((p) => html`<button type="button" class="cw-button cw-quiet" aria-pressed=${p.id === state.chosen}
        onClick=${() => send("choose", p.id)}>${p.name}${p.done && html`<span class="cw-small"> · done</span>`}</button>`)}
    </div>
    ${state.question && html`
      <h4>${state.question}</h4>
      <p class="cw-soft cw-small">It starts as your sealed order. Each card says how far it moved from there.</p>
      <${Sorter} key=${state.chosen} cards=${state.cards} fixed=${state.sealed} label=${`Your order: ${state.question}`}
        onMove=${(id, place) => send("move", id, place)} />
      ${!state.sealed && html`<div class="cw-row"><button type="button" class="cw-button" onClick=${() => send("seal")}>This is my order for it</button>
        <span class="cw-soft cw-small">Then you see how relevant I, the kit’s author, find each of them for this, and why.</span></div>`}`}
    ${state.authors && html`<div class="cw-card cw-pad cw-stack" role="group" aria-label="The authors’ relevance">
      <h4 tabindex="-1" ref=${theirs}>How relevant the kit’s authors find them</h4>
      <p class="cw-soft cw-small">A judgement with reasons, 0 to 4. Yours may be better.</p>
      <ul class="cw-reasons">${state.authors.map((a) => html`<li>
        <span class="cw-dots" role="img" aria-label=${`relevance ${a.relevance} of 4`}>${[1, 2, 3, 4].map((n) => html`<i class=${n <= a.relevance && "cw-full"} />`)}</span>
        <span><b>${a.name}</b> <span class="cw-soft cw-small">${a.relevance} of 4 · your number ${a.place}</span><br />${a.reason}</span></li>`)}</ul></div>`}
  </div>`;
}

export default view(ForWhat);
