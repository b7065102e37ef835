// Lesson 01: one fact card at a time; relevance on its face, trust when it is turned.
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
    value=${card.given[axis] ?? null} half=${axis === "relevance" ? "wonder" : "value"} ends="0 not at all · 4 fully"
    onPick=${(level) => send("judge", card.id, axis, level)} />`;
  return html`<div class="cw-stack">
    <div class="cw-row cw-tight-row" role="group" aria-label="The five cards">
      ${state.cards.map((c, i) => {
        const done = Object.keys(c.given).length === 2;
        return html`<button type="button" class="cw-button cw-quiet cw-chip" aria-pressed=${i === at} onClick=${() => setAt(i)}>
          ${c.name}${done && html`<span class="cw-tick" aria-hidden="true">✓</span><span class="cw-hidden">, judged</span>`}</button>`; })}
    </div>
    <article class="cw-card cw-fact" aria-label=${card.name}>
      <div class="cw-face">
        <p class="cw-soft cw-small" tabindex="-1" ref=${heading}>Card ${at + 1} of ${state.cards.length}</p>
        <p class="cw-quote">${card.claim}</p>
        <div><button type="button" class="cw-button cw-quiet" aria-expanded=${open} onClick=${() => setTurned({ ...turned, [card.id]: !open })}>
          ${open ? "Turn it back" : "Turn the card"}</button></div>
        ${open && html`<div class="cw-back">${card.traces.map((t) => html`<${Fact} key=${t.printed} trace=${t} facts=${state.facts} skip=${card.traces.length === 1 ? "printed" : ""} />`)}</div>`}
      </div>
      <div class="cw-judge cw-stack">
        ${levels("relevance", "Relevance")}
        ${open ? levels("trust", "Trust") : html`<p class="cw-soft cw-small">Trust opens when you turn the card.</p>`}
        <div class="cw-row">
          <button type="button" class="cw-button cw-quiet" disabled=${at === 0} onClick=${() => go(at - 1)}>Back</button>
          <button type="button" class="cw-button cw-quiet" disabled=${at === state.cards.length - 1} onClick=${() => go(at + 1)}>Next card</button>
        </div>
      </div>
    </article>
    <div><p>${state.sentence}</p>
      ${state.rows.length > 0 && html`<${Numbers} head=${["Statistic", "Relevance", "Trust"]} rows=${state.rows} />`}</div>
  </div>`;
}

export default view(Cards);
