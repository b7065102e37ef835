// Lesson 04: tick sentences out and in, or change the words; the clock at each pace follows.
function Words({ text, id, send }) {
  const typed = useRef(null), timer = useRef(0);
  const tell = () => { clearTimeout(timer.current); if (typed.current !== null) send("rewrite", typed.current); typed.current = null; };
  useEffect(() => tell, []);
  return html`<label class="cw-stack cw-tight" for=${`${id}-words`}><b>Your cut, in your words</b></label>
    <textarea id=${`${id}-words`} class="cw-text cw-paper" rows="14" maxlength="20000" defaultValue=${text}
      onInput=${(e) => { typed.current = e.target.value; clearTimeout(timer.current); timer.current = setTimeout(tell, 400); }} onBlur=${tell} />`;
}

function CutPage({ state, send, id }) {
  const [pace, setPace] = useState("natural");
  const [writing, write] = useState(false);
  const [kept, hold] = useHeld(state.kept);
  const flip = (n) => { hold(kept.slice(0, n) + (kept[n] === "1" ? "0" : "1") + kept.slice(n + 1)); send("toggle", n); };
  const paced = state.paces.find((p) => p.name === pace) ?? state.paces[0];
  return html`<div class="cw-scorer">
    <div class="cw-stack cw-tight">
      <div class="cw-row cw-tight-row" role="group" aria-label="Way of cutting">
        <button type="button" class="cw-button cw-quiet cw-chip" aria-pressed=${!writing} onClick=${() => write(false)}>Sentence by sentence</button>
        <button type="button" class="cw-button cw-quiet cw-chip" aria-pressed=${writing} onClick=${() => write(true)}>Change the words</button></div>
      ${writing ? html`<${Words} text=${state.text} id=${id} send=${send} />`
        : html`<${Lines} id=${`${id}-line`} phone=${state.phone} paced=${paced} kind="checkbox" name="Sentences that stay" on=${(n) => kept[n] === "1"} onPick=${flip} />
          <p class="cw-soft cw-small">A sentence that you have rewritten shows as out here; your words stay in your cut.</p>`}</div>
    <div class="cw-stack cw-phone-side">
      <div class="cw-card cw-pad cw-stack cw-tight"><h4>${state.words} spoken words</h4>
        <p class="cw-soft cw-small">At so many words a minute they take so long. The chosen pace stands along the script.</p>
        <div class="cw-clocks" role="group" aria-label="How long it takes">${state.paces.map((p) => html`
          <button type="button" key=${p.name} class=${cls(p.over && "cw-over")} aria-pressed=${p.name === paced.name} onClick=${() => setPace(p.name)}>
            <span>${p.name === "yours" ? html`<b>yours</b>` : p.name} <span class="cw-small cw-soft">${p.pace}</span></span>
            <b>${p.length}</b><span class="cw-small">${p.over ? "past the minute" : "✓ in the minute"}</span></button>`)}</div>
        <div class="cw-row"><button type="button" class="cw-button" onClick=${() => send("keep")}>Keep this cut</button>
          ${state.touched && html`<${Deliberate} kind="cw-quiet" say="Start again" sure="Back to the whole script? Your cut stays as a version." onYes=${() => { write(false); send("start_again"); }} />`}</div>
        <p class="cw-soft cw-small">${state.versions ? `${state.versions === 1 ? "One version is" : `${state.versions} versions are`} kept.` : "Keep it, and I tell you what I still find in it."}</p></div>
      <div role="status">${state.feedback && html`<div class="cw-card cw-pad cw-stack cw-tight"><h4>What is left in it</h4>
        <p><b>Seen:</b> ${state.feedback.seen}</p><p><b>Why:</b> ${state.feedback.why}</p><p><b>Try:</b> ${state.feedback.try_next}</p></div>`}</div>
    </div></div>`;
}

export default view(CutPage);
