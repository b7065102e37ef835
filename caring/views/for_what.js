// Lesson 01: the same five for a purpose; the authors' relevance only after the learner's own.
const forWhatWords = {
  purposes: "What the order is for",
  done: " · done",
  start: "It starts as your sealed order. Each card says how far it moved from there.",
  order: (question) => `Your order: ${question}`,
  seal: "This is my order for it",
  then: "Then you see how relevant the kit’s authors find each of them for this, and why.",
  theirs: "The authors’ relevance",
  head: "How relevant the kit’s authors find them",
  judgement: "A judgement with reasons, 0 to 4. Yours may be better.",
  relevance: (n) => `relevance ${n} of 4`,
  places: (n, place) => `${n} of 4 · your number ${place}`,
};

function ForWhat({ state, send }) {
  const theirs = useArrival(!!state.sealed);
  const { chosen, choose, coming } = useChoice(state.chosen, (purpose) => send("choose", purpose));
  return html`<div class="cw-stack">
    <div class="cw-row" role="group" aria-label=${forWhatWords.purposes}>
      ${state.purposes.map((p) => html`<button type="button" class="cw-button cw-quiet" aria-pressed=${p.id === chosen}
        onClick=${() => choose(p.id)}>${p.name}${p.done && html`<span class="cw-small">${forWhatWords.done}</span>`}</button>`)}
    </div>
    ${state.question && html`<div class="cw-stack" inert=${coming}>
      <h4>${state.question}</h4>
      <p class="cw-soft cw-small">${forWhatWords.start}</p>
      <${Sorter} key=${state.chosen} cards=${state.cards} fixed=${state.sealed} label=${forWhatWords.order(state.question)}
        onMove=${(id, place) => send("move", id, place)} />
      ${!state.sealed && html`<div class="cw-row"><button type="button" class="cw-button" onClick=${() => send("seal")}>${forWhatWords.seal}</button>
        <span class="cw-soft cw-small">${state.waits || forWhatWords.then}</span></div>`}
      ${state.sealed && state.waits && html`<p class="cw-soft" tabindex="-1" ref=${theirs}>${state.waits}</p>`}</div>`}
    ${state.authors && html`<div class="cw-card cw-pad cw-stack" role="group" aria-label=${forWhatWords.theirs}>
      <h4 tabindex="-1" ref=${theirs}>${forWhatWords.head}</h4>
      <p class="cw-soft cw-small">${forWhatWords.judgement}</p>
      <ul class="cw-reasons">${state.authors.map((a) => html`<li>
        <span class="cw-dots" role="img" aria-label=${forWhatWords.relevance(a.relevance)}>${[1, 2, 3, 4].map((n) => html`<i class=${n <= a.relevance && "cw-full"} />`)}</span>
        <span><b>${a.name}</b> <span class="cw-soft cw-small">${forWhatWords.places(a.relevance, a.place)}</span><br />${a.reason}</span></li>`)}</ul></div>`}
  </div>`;
}

export default view(ForWhat);
