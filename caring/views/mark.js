// Lesson 04: choose the sentence from which a script is valuable; the authors' mark only after one's own.
function Judge({ state, next, send }) {
  const head = useArrival(state.sealed);
  const theirs = state.theirs;
  return html`<div class="cw-stack">
    <div class="cw-card cw-pad cw-stack cw-tight"><h4>Your mark</h4>
      <p role="status">${state.says || "Read to the end first. Then choose the sentence: tap it, or Tab to the script and use the arrow keys."}</p>
      ${!state.sealed && state.marked !== null && html`<div><${Deliberate} say="This is my mark" sure="Seal it? Then you see the authors’." onYes=${() => send("seal")} /></div>`}</div>
    ${theirs && html`<div class="cw-card cw-pad cw-stack cw-tight"><h4 tabindex="-1" ref=${head}>${theirs.same ? "The authors marked the same place" : "The authors marked another place"}</h4>
      <p>${theirs.sentence < 0 ? "For them it becomes valuable nowhere." : html`For them it becomes valuable at <b>“${theirs.quote}”</b>`}</p>
      <div class="cw-side"><p><b>For theirs:</b> ${theirs.reason}</p></div>
      ${theirs.for_yours && html`<div class="cw-side"><p><b>For yours:</b> ${theirs.for_yours}</p></div>`}
      <p class="cw-soft cw-small">A judgement with reasons, not a measurement. What is useful to you, you know best.</p>
      ${next && html`<div><button type="button" class="cw-button" onClick=${() => send("choose", next.id)}>Next script: ${next.title}</button></div>`}</div>`}
  </div>`;
}

function MarkPage({ state, send, id }) {
  const [pace, setPace] = useState("natural");
  const [marked, hold] = useHeld(state.marked);
  const paced = state.paces.find((p) => p.name === pace) ?? state.paces[0];
  const at = state.scripts.findIndex((s) => s.id === state.chosen);
  const next = [...state.scripts.slice(at + 1), ...state.scripts.slice(0, at)].find((s) => !s.done);
  const pick = (n) => { hold(n); send("mark", n); };
  const tags = (n) => [n === state.marked && state.sealed && "you", n === state.theirs?.sentence && "authors"].filter(Boolean);
  return html`<div class="cw-stack">
    <div class="cw-row"><label class="cw-row cw-tight-row"><span>Script</span>
      <select class="cw-select" value=${state.chosen} onChange=${(e) => send("choose", e.target.value)}>
        ${state.scripts.map((s, n) => html`<option value=${s.id} selected=${s.id === state.chosen}>${n + 1}. ${s.title}${s.done ? " · marked" : ""}</option>`)}</select></label>
      <span class="cw-soft cw-small">${state.count}</span></div>
    <div class="cw-scorer">
      <div class="cw-stack cw-tight"><${PaceChips} paces=${state.paces} pace=${paced.name} setPace=${setPace} />
        <${Lines} key=${state.chosen} id=${`${id}-${state.chosen}`} phone=${state.phone} paced=${paced} kind="radio" name="From which sentence is it valuable?" on=${(n) => n === marked} tags=${tags} disabled=${state.sealed} onPick=${pick}>
          <label class=${cls("cw-line cw-radio cw-nowhere", marked === -1 && "cw-on")}><input type="radio" name=${`${id}-${state.chosen}`} checked=${marked === -1} onChange=${() => pick(-1)} />
            <span class="cw-when" aria-hidden="true">–</span><span>Nowhere: I’d enjoy it, or not, and that’s all.${tags(-1).map((tag) => html` <b class=${tag === "you" ? "cw-mine" : "cw-ours"}>${tag}</b>`)}</span></label><//></div>
      <${Judge} key=${state.chosen} state=${state} next=${next} send=${send} />
    </div></div>`;
}

export default view(MarkPage);
