// Lesson 01: one fact card at a time; relevance on its face, trust when it is turned.
const cardsWords = {
  five: "The five cards",
  judged: ", judged",
  at: (n, of) => `Card ${n} of ${of}`,
  turn: "Turn the card",
  turnBack: "Turn it back",
  relevance: "Relevance",
  trust: "Trust",
  ends: "0 not at all · 4 fully",
  closed: "Trust opens when you turn the card.",
  back: "Back",
  next: "Next card",
  head: ["Statistic", "Relevance", "Trust"],
};

const Fact = ({ trace, facts, skip }) => html`
  <div class="cw-facts"><p><span class=${cls("cw-badge", "cw-k")}>${trace.status}</span></p>
    <dl>${Object.entries(facts).filter(([key]) => key !== "status" && key !== skip && trace[key]).map(([key, label]) => html`
      <div><dt>${label}</dt><dd>${key === "address" ? trace[key].split(" ").map((a) => html`<span class="cw-address">${a}</span> `) : trace[key]}</dd></div>`)}</dl></div>`;

function Cards({ state, send, id }) {
  const [at, setAt] = useState(0);
  const [turned, setTurned] = useState({});
  const heading = useRef(null), moved = useRef(false);
  useEffect(() => { if (moved.current) heading.current?.focus(); }, [at]);
  const go = (i) => { moved.current = true; setAt(i); };
  const card = state.cards[at], open = turned[card.id] ?? "trust" in card.given;
  const levels = (axis, name) => html`<${Levels} id=${`${id}-${card.id}-${axis}`} name=${name} levels=${state.levels[axis]}
    value=${card.given[axis] ?? null} half=${axis === "relevance" ? "wonder" : "value"} ends=${cardsWords.ends}
    onPick=${(level) => send("judge", card.id, axis, level)} />`;
  return html`<div class="cw-stack">
    <div class="cw-row cw-tight-row" role="group" aria-label=${cardsWords.five}>
      ${state.cards.map((c, i) => {
        const done = Object.keys(c.given).length === 2;
        return html`<button type="button" class="cw-button cw-quiet cw-chip" aria-pressed=${i === at} onClick=${() => setAt(i)}>
          ${c.name}${done && html`<span class="cw-tick" aria-hidden="true">✓</span><span class="cw-hidden">${cardsWords.judged}</span>`}</button>`; })}
    </div>
    <article class="cw-card cw-fact" aria-label=${card.name}>
      <div class="cw-face">
        <p class="cw-soft cw-small" tabindex="-1" ref=${heading}>${cardsWords.at(at + 1, state.cards.length)}</p>
        <p class="cw-quote">${card.claim}</p>
        <div><button type="button" class="cw-button cw-quiet" aria-expanded=${open} onClick=${() => setTurned({ ...turned, [card.id]: !open })}>
          ${open ? cardsWords.turnBack : cardsWords.turn}</button></div>
        ${open && html`<div class="cw-back">${card.traces.map((t) => html`<${Fact} key=${t.printed} trace=${t} facts=${state.facts} skip=${card.traces.length === 1 ? "printed" : ""} />`)}</div>`}
      </div>
      <div class="cw-judge cw-stack">
        ${levels("relevance", cardsWords.relevance)}
        ${open ? levels("trust", cardsWords.trust) : html`<p class="cw-soft cw-small">${cardsWords.closed}</p>`}
        <div class="cw-row">
          <button type="button" class="cw-button cw-quiet" disabled=${at === 0} onClick=${() => go(at - 1)}>${cardsWords.back}</button>
          <button type="button" class="cw-button cw-quiet" disabled=${at === state.cards.length - 1} onClick=${() => go(at + 1)}>${cardsWords.next}</button>
        </div>
      </div>
    </article>
    <div><p role="status">${state.sentence}</p>
      ${state.rows.length > 0 && html`<${Numbers} head=${cardsWords.head} rows=${state.rows} />`}</div>
  </div>`;
}

export default view(Cards);
