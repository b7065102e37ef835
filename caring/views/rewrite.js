// Lesson 03: the broadcast on its phone, one's own version under the lens, and every version that was kept.
const time = (made) => new Date(made).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });

const Heard = ({ feedback, number }) => html`<div class="cw-card cw-pad cw-stack cw-tight cw-three" role="status">
  ${feedback ? html`<h4>What I hear in version ${number}</h4><p><b>${feedback.seen}</b></p><p>${feedback.why}</p><p><span class="cw-k" aria-hidden="true">→ </span>${feedback.to_try}</p>`
    : html`<p class="cw-soft">When you keep a version, I say what I see in it, why it matters, and what you could try.</p>`}</div>`;

const Versions = ({ versions, send }) => html`<section class="cw-stack cw-tight"><h4>Your versions</h4>
  ${versions.map((v, n) => html`<details class="cw-details" key=${n}><summary>Version ${n + 1}, ${time(v.made)}. ${v.count}</summary>
    <div class="cw-stack cw-tight cw-version"><p class="cw-said-words">${v.text}</p>
      <div><button type="button" class="cw-button cw-quiet" onClick=${() => send("take_up", n + 1)}>Go on from version ${n + 1}</button></div></div></details>`)}</section>`;

function RewritePage({ state, send, id }) {
  const paper = useRef(null), [listen, setListen] = useState(false), { original, versions } = state;
  const choose = (name) => { paper.current.leave(); setListen(false); send("choose", name); };
  const keep = () => { paper.current.keep(); send("keep_version"); };
  return html`<div class="cw-stack">
    <div class="cw-row cw-tight-row" role="group" aria-label="Broadcasts">
      ${state.broadcasts.map((b) => html`<button type="button" class="cw-button cw-quiet cw-chip" key=${b.id} aria-pressed=${b.id === original.phone.key} onClick=${() => choose(b.id)}>
        ${b.title}${b.done && html`<span class="cw-tick" aria-hidden="true">✓</span><span class="cw-hidden">rewritten</span>`}</button>`)}
      <span class="cw-soft cw-small">${state.count}</span></div>
    <div class="cw-lens cw-rewrite">
      <section class="cw-stack" aria-label="As it goes out now">
        <h4>As it goes out now</h4>
        <${Phone} phone=${original.phone} heard=${listen ? original.heard : undefined} />
        <div><button type="button" class="cw-button cw-quiet" aria-pressed=${listen} onClick=${() => setListen(!listen)}>Show to whom each sentence speaks</button></div>
        ${listen && html`<p><b>${original.heard.count}</b></p>`}</section>
      <section class="cw-stack" aria-label="As you would say it">
        <h4>As you would say it</h4>
        <${Paper} key=${state.phone.key} ref=${paper} state=${state} send=${send} id=${id} label="To one person" rows="8" placeholder="Whom do you see? Begin with what you’d say to them.">
          ${state.phone.text.trim() ? html`<${Phone} phone=${state.phone} heard=${state.heard} notes=${state.suggestions} />`
            : html`<div><button type="button" class="cw-button cw-quiet" onClick=${() => send("keep", original.phone.text)}>Begin with the broadcast’s words</button></div>`}
          <div><button type="button" class="cw-button" onClick=${keep}>Keep this version</button></div>
          <${Heard} feedback=${state.feedback} number=${versions.length} />
          ${versions.length > 0 && html`<${Versions} versions=${versions} send=${send} />`}
        <//></section>
    </div>
  </div>`;
}

export default view(RewritePage);
