// Lesson 05: wonder first, then six ratings; the authors' side only after one's own.
const scorerWords = {
  track: (yours, ours) => `You ${yours}, the authors ${ours}, of 4`,
  you: "you",
  authors: "authors",
  sides: { for_yours: () => "For yours:", for_ours: () => "For theirs:", second: (row) => `A second opinion gives ${row.second.level}:` },
  mark: "Mark it in the script",
  marked: "Marked in the script",
  differ: "Where you and the authors differ",
  score: "Your score",
  theirs: ({ connection, value, caring }) => `Theirs: connection ${connection}, value ${value}, caring ${caring}. A judgement with reasons, not a measurement.`,
  levels: (row) => `Your ${row.yours}: ${row.behaviour} Theirs is ${row.ours}.`,
  listen: "Show to whom each sentence speaks",
  limits: "This is what the words show, not what they are worth. Where I find no crowd word, I can’t know that one person is meant.",
  half: "Its other half",
  showHalf: (title) => `Show “${title}”`,
  script: "Script",
  next: (title) => `Next script: ${title}`,
  sure: "Finish? Then they stay, and the authors’ open.",
  note: "A note for yourself, if you like. In a class’s room, your facilitator can read it, too, and may show it without your name.",
  head: ["Script", "Connection", "Value", "Caring"],
};

const Track = ({ yours, ours }) => html`<div class="cw-track" role="img" aria-label=${scorerWords.track(yours, ours)}>
  ${[0, 1, 2, 3, 4].map((n) => html`<span>${n === yours && html`<b class="cw-mine">${scorerWords.you}</b>`}<i>${n}</i>${n === ours && html`<b class="cw-ours">${scorerWords.authors}</b>`}</span>`)}</div>`;

function Side({ head, side, second, onShow, shown }) {
  return html`<div class=${cls("cw-side", second && "cw-second")}><p><b>${head}</b> ${side.says}</p>
    ${side.spans.length > 0 && html`<button type="button" class="cw-link" aria-pressed=${shown} onClick=${onShow}>${shown ? scorerWords.marked : scorerWords.mark}</button>`}</div>`;
}

function Compared({ state, head, mark, marked, listen, setListen, choose }) {
  return html`<div class="cw-stack">
    <h4 tabindex="-1" ref=${head}>${scorerWords.differ}</h4>
    <${Sum} sums=${state.sums} label=${scorerWords.score} /><p class="cw-soft cw-small">${scorerWords.theirs(state.theirs)}</p>
    <ul class="cw-compared">${state.compared.map((row) => html`<li class=${`cw-${row.half}`}>
      <div class="cw-row cw-spread"><h5 class=${row.half === "connection" ? "cw-c" : "cw-v"}>${row.name}</h5><span class="cw-badge">${row.apart}</span></div>
      <${Track} yours=${row.yours} ours=${row.ours} />
      ${row.yours !== row.ours && html`<p class="cw-small cw-soft">${scorerWords.levels(row)}</p>`}
      ${["for_yours", "for_ours", "second"].filter((s) => row[s]).map((s) => {
        const key = `${row.name}-${s}`;
        return html`<${Side} head=${scorerWords.sides[s](row)} side=${row[s]} second=${s === "second"} shown=${marked.key === key} onShow=${() => mark(marked.key === key ? { key: "", spans: [] } : { key, spans: row[s].spans })} />`;
      })}</li>`)}</ul>
    <div class="cw-card cw-pad cw-stack cw-tight">
      <div class="cw-row"><button type="button" class="cw-button cw-quiet" aria-pressed=${listen} onClick=${() => setListen(!listen)}>${scorerWords.listen}</button></div>
      <p>${state.heard.count}</p>
      ${listen && html`<${Legend} />`}
      <p class="cw-soft cw-small">${scorerWords.limits}</p></div>
    ${state.half && html`<div class="cw-card cw-pad cw-stack cw-tight"><h5>${scorerWords.half}</h5><p>${state.half.says}</p>
      <div class="cw-row"><button type="button" class="cw-button cw-quiet" onClick=${() => choose(state.half.id)}>${scorerWords.showHalf(state.half.title)}</button></div></div>`}
  </div>`;
}

/** Everything of one script; its key is the script's, so that one chosen anew is no arrival. */
function One({ state, send, id, next, choose }) {
  const [marked, mark] = useState({ key: "", spans: [] });
  const [listen, setListen] = useState(false);
  const head = useArrival(state.finished);
  return html`<div class="cw-scorer">
    <${Phone} phone=${state.phone} spans=${marked.spans} heard=${state.finished && listen ? state.heard : undefined} />
    ${state.finished
      ? html`<div class="cw-stack"><${Compared} state=${state} head=${head} mark=${mark} marked=${marked} listen=${listen} setListen=${setListen} choose=${choose} />
          ${next && html`<div><button type="button" class="cw-button" onClick=${() => choose(next.id)}>${scorerWords.next(next.title)}</button></div>`}</div>`
      : html`<${Rate} state=${state} send=${send} id=${id} sure=${scorerWords.sure} note=${scorerWords.note} />`}
  </div>`;
}

function Scorer({ state, send, id }) {
  const choice = useChoice(state.phone.key, (script) => send("choose", script));
  const at = state.scripts.findIndex((s) => s.id === state.phone.key);
  const next = [...state.scripts.slice(at + 1), ...state.scripts.slice(0, at)].find((s) => s.state !== "scored");
  return html`<div class="cw-stack">
    <div class="cw-row"><${Choice} say=${scorerWords.script} choice=${choice}>
        ${state.niches.map((niche) => html`<optgroup key=${niche} label=${niche}>${state.scripts.filter((s) => s.niche === niche).map((s) =>
          html`<option key=${s.id} value=${s.id} selected=${s.id === choice.chosen}>${s.title}${s.state === "new" ? "" : ` · ${s.state}`}</option>`)}</optgroup>`)}<//>
      <span class="cw-soft cw-small">${state.done}</span></div>
    <div inert=${choice.coming}><${One} key=${state.phone.key} state=${state} send=${send} id=${id} next=${next} choose=${choice.goTo} /></div>
    <div><p>${state.sentence}</p>${state.rows.length > 0 && html`<${Numbers} head=${scorerWords.head} rows=${state.rows} />`}</div>
  </div>`;
}

export default view(Scorer);
