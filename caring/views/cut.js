// Lesson 04: tick sentences out and in, or change the words; the clock at each pace follows.
const cutWords = {
  yours: "Your cut, in your words",
  ways: "Way of cutting",
  bySentence: "Sentence by sentence",
  change: "Change the words",
  stay: "Sentences that stay",
  out: "A sentence that you have rewritten shows as out here; your words stay in your cut.",
  spoken: (n) => `${n} spoken words`,
  along: "At so many words a minute they take so long. The chosen pace stands along the script.",
  clocks: "How long it takes",
  past: "past the minute",
  inside: "✓ in the minute",
  keep: "Keep this cut",
  again: "Start again",
  sure: "Back to the whole script? Your cut stays as a version.",
  kept: (n) => (n === 1 ? "One version is kept." : `${n} versions are kept.`),
  none: "Keep it, and I tell you what I still find in it.",
  left: "What is left in it",
  seen: "Seen:",
  why: "Why:",
  next: "Try:",
};

function Words({ text, id, send }) {
  const typed = useRef(null), timer = useRef(0);
  const tell = () => { clearTimeout(timer.current); if (typed.current !== null) send("rewrite", typed.current); typed.current = null; };
  useEffect(() => tell, []);
  return html`<label class="cw-stack cw-tight" for=${`${id}-words`}><b>${cutWords.yours}</b></label>
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
      <div class="cw-row cw-tight-row" role="group" aria-label=${cutWords.ways}>
        <button type="button" class="cw-button cw-quiet cw-chip" aria-pressed=${!writing} onClick=${() => write(false)}>${cutWords.bySentence}</button>
        <button type="button" class="cw-button cw-quiet cw-chip" aria-pressed=${writing} onClick=${() => write(true)}>${cutWords.change}</button></div>
      ${writing ? html`<${Words} text=${state.text} id=${id} send=${send} />`
        : html`<${Lines} id=${`${id}-line`} phone=${state.phone} paced=${paced} kind="checkbox" name=${cutWords.stay} on=${(n) => kept[n] === "1"} onPick=${flip} />
          <p class="cw-soft cw-small">${cutWords.out}</p>`}</div>
    <div class="cw-stack cw-phone-side">
      <div class="cw-card cw-pad cw-stack cw-tight"><h4>${cutWords.spoken(state.words)}</h4>
        <p class="cw-soft cw-small">${cutWords.along}</p>
        <div class="cw-clocks" role="group" aria-label=${cutWords.clocks}>${state.paces.map((p) => html`
          <button type="button" key=${p.name} class=${cls(p.over && "cw-over")} aria-pressed=${p.name === paced.name} onClick=${() => setPace(p.name)}>
            <span>${p.name === "yours" ? html`<b>${p.name}</b>` : p.name} <span class="cw-small cw-soft">${p.pace}</span></span>
            <b>${p.length}</b><span class="cw-small">${p.over ? cutWords.past : cutWords.inside}</span></button>`)}</div>
        <div class="cw-row"><button type="button" class="cw-button" onClick=${() => send("keep")}>${cutWords.keep}</button>
          ${state.touched && html`<${Deliberate} kind="cw-quiet" say=${cutWords.again} sure=${cutWords.sure} onYes=${() => { write(false); send("start_again"); }} />`}</div>
        <p class="cw-soft cw-small">${state.versions ? cutWords.kept(state.versions) : cutWords.none}</p></div>
      <div role="status">${state.feedback && html`<div class="cw-card cw-pad cw-stack cw-tight"><h4>${cutWords.left}</h4>
        <p><b>${cutWords.seen}</b> ${state.feedback.seen}</p><p><b>${cutWords.why}</b> ${state.feedback.why}</p><p><b>${cutWords.next}</b> ${state.feedback.try_next}</p></div>`}</div>
    </div></div>`;
}

export default view(CutPage);
