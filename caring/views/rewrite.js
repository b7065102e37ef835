// Lesson 03: the broadcast on its phone, one's own version under the lens, and every version that was kept.
const rewriteWords = {
  heard: (n) => `What I hear in version ${n}`,
  waits: "When you keep a version, I say what I see in it, why it matters, and what you could try.",
  versions: "Your versions",
  version: (n, time, count) => `Version ${n}, ${time}. ${count}`,
  goOn: (n) => `Go on from version ${n}`,
  broadcasts: "Broadcasts",
  done: "rewritten",
  now: "As it goes out now",
  listen: "Show to whom each sentence speaks",
  yours: "As you would say it",
  label: "To one person",
  placeholder: "Whom do you see? Begin with what you’d say to them.",
  begin: "Begin with the broadcast’s words",
  keep: "Keep this version",
};

const time = (made) => new Date(made).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });

const Heard = ({ feedback, number }) => html`<div class="cw-card cw-pad cw-stack cw-tight cw-three" role="status">
  ${feedback ? html`<h4>${rewriteWords.heard(number)}</h4><p><b>${feedback.seen}</b></p><p>${feedback.why}</p><p><span class="cw-k" aria-hidden="true">→ </span>${feedback.to_try}</p>`
    : html`<p class="cw-soft">${rewriteWords.waits}</p>`}</div>`;

const Versions = ({ versions, send }) => html`<section class="cw-stack cw-tight"><h4>${rewriteWords.versions}</h4>
  ${versions.map((v, n) => html`<details class="cw-details" key=${n}><summary>${rewriteWords.version(n + 1, time(v.made), v.count)}</summary>
    <div class="cw-stack cw-tight cw-version"><p class="cw-said-words">${v.text}</p>
      <div><button type="button" class="cw-button cw-quiet" onClick=${() => send("take_up", n + 1)}>${rewriteWords.goOn(n + 1)}</button></div></div></details>`)}</section>`;

function RewritePage({ state, send, id }) {
  const paper = useRef(null), [listen, setListen] = useState(false), { original, versions } = state;
  const { chosen, choose, coming } = useChoice(original.phone.key, (name) => { paper.current.leave(); setListen(false); send("choose", name); });
  const keep = () => { paper.current.keep(); send("keep_version"); };
  return html`<div class="cw-stack">
    <div class="cw-row cw-tight-row" role="group" aria-label=${rewriteWords.broadcasts}>
      ${state.broadcasts.map((b) => html`<button type="button" class="cw-button cw-quiet cw-chip" key=${b.id} aria-pressed=${b.id === chosen} onClick=${() => choose(b.id)}>
        ${b.title}${b.done && html`<span class="cw-tick" aria-hidden="true">✓</span><span class="cw-hidden">${rewriteWords.done}</span>`}</button>`)}
      <span class="cw-soft cw-small">${state.count}</span></div>
    <div class="cw-lens cw-rewrite" inert=${coming}>
      <section class="cw-stack" aria-label=${rewriteWords.now}>
        <h4>${rewriteWords.now}</h4>
        <${Phone} phone=${original.phone} heard=${listen ? original.heard : undefined} />
        <div><button type="button" class="cw-button cw-quiet" aria-pressed=${listen} onClick=${() => setListen(!listen)}>${rewriteWords.listen}</button></div>
        ${listen && html`<p><b>${original.heard.count}</b></p>`}</section>
      <section class="cw-stack" aria-label=${rewriteWords.yours}>
        <h4>${rewriteWords.yours}</h4>
        <${Paper} key=${state.phone.key} ref=${paper} state=${state} send=${send} id=${id} label=${rewriteWords.label} rows="8" placeholder=${rewriteWords.placeholder}>
          ${state.phone.text.trim() ? html`<${Phone} phone=${state.phone} heard=${state.heard} notes=${state.suggestions} />`
            : html`<div><button type="button" class="cw-button cw-quiet" onClick=${() => send("keep", original.phone.text)}>${rewriteWords.begin}</button></div>`}
          <div><button type="button" class="cw-button" onClick=${keep}>${rewriteWords.keep}</button></div>
          <${Heard} feedback=${state.feedback} number=${versions.length} />
          ${versions.length > 0 && html`<${Versions} versions=${versions} send=${send} />`}
        <//></section>
    </div>
  </div>`;
}

export default view(RewritePage);
