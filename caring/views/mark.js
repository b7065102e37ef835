// Lesson 04: choose the sentence from which a script is valuable; the authors' mark only after one's own.
const markWords = {
  yours: "Your mark",
  how: "Read to the end first. Then choose the sentence: tap it, or Tab to the script and use the arrow keys.",
  seal: "This is my mark",
  sure: "Seal it? Then you see the authors’.",
  same: "The authors marked the same place",
  other: "The authors marked another place",
  nowhereForThem: "For them it becomes valuable nowhere.",
  at: (quote) => html`For them it becomes valuable at <b>“${quote}”</b>`,
  forTheirs: "For theirs:",
  forYours: { earlier: "For an earlier place:", later: "For a later place:", somewhere: "For a place in it:" },
  judgement: "A judgement with reasons, not a measurement. What is useful to you, you know best.",
  next: (title) => `Next script: ${title}`,
  script: "Script",
  option: (n, title, done) => `${n}. ${title}${done ? " · marked" : ""}`,
  which: "From which sentence is it valuable?",
  nowhere: "Nowhere: I’d enjoy it, or not, and that’s all.",
  you: "you",
  authors: "authors",
};

function Judge({ state, next, send, choose }) {
  const head = useArrival(state.sealed);
  const theirs = state.theirs, [side, says] = theirs?.for_yours ?? [];
  return html`<div class="cw-stack">
    <div class="cw-card cw-pad cw-stack cw-tight"><h4>${markWords.yours}</h4>
      <p role="status">${state.says || markWords.how}</p>
      ${!state.sealed && state.marked !== null && html`<div><${Deliberate} say=${markWords.seal} sure=${markWords.sure} onYes=${() => send("seal")} /></div>`}</div>
    ${theirs && html`<div class="cw-card cw-pad cw-stack cw-tight"><h4 tabindex="-1" ref=${head}>${theirs.same ? markWords.same : markWords.other}</h4>
      <p>${theirs.sentence < 0 ? markWords.nowhereForThem : markWords.at(theirs.quote)}</p>
      <div class="cw-side"><p><b>${markWords.forTheirs}</b> ${theirs.reason}</p></div>
      ${side && html`<div class="cw-side"><p><b>${markWords.forYours[side]}</b> ${says}</p></div>`}
      <p class="cw-soft cw-small">${markWords.judgement}</p>
      ${next && html`<div><button type="button" class="cw-button" onClick=${() => choose(next.id)}>${markWords.next(next.title)}</button></div>`}</div>`}
  </div>`;
}

function MarkPage({ state, send, id }) {
  const [pace, setPace] = useState("natural");
  const choice = useChoice(state.chosen, (script) => send("choose", script));
  const [marked, hold] = useHeld(state.marked);
  const paced = state.paces.find((p) => p.name === pace) ?? state.paces[0];
  const at = state.scripts.findIndex((s) => s.id === state.chosen);
  const next = [...state.scripts.slice(at + 1), ...state.scripts.slice(0, at)].find((s) => !s.done);
  const pick = (n) => { hold(n); send("mark", n); };
  const tags = (n) => [n === state.marked && state.sealed && ["mine", markWords.you], n === state.theirs?.sentence && ["ours", markWords.authors]].filter(Boolean);
  return html`<div class="cw-stack">
    <div class="cw-row"><${Choice} say=${markWords.script} choice=${choice}>
        ${state.scripts.map((s, n) => html`<option value=${s.id} selected=${s.id === choice.chosen}>${markWords.option(n + 1, s.title, s.done)}</option>`)}<//>
      <span class="cw-soft cw-small">${state.count}</span></div>
    <div class="cw-scorer" inert=${choice.coming}>
      <div class="cw-stack cw-tight"><${PaceChips} paces=${state.paces} pace=${paced.name} setPace=${setPace} />
        <${Lines} key=${state.chosen} id=${`${id}-${state.chosen}`} phone=${state.phone} paced=${paced} kind="radio" name=${markWords.which} on=${(n) => n === marked} tags=${tags} disabled=${state.sealed} onPick=${pick}>
          <label class=${cls("cw-line cw-radio cw-nowhere", marked === -1 && "cw-on")}><input type="radio" name=${`${id}-${state.chosen}`} checked=${marked === -1} onChange=${() => pick(-1)} />
            <span class="cw-when" aria-hidden="true">–</span><span>${markWords.nowhere}${tags(-1).map(Tag)}</span></label><//></div>
      <${Judge} key=${state.chosen} state=${state} next=${next} send=${send} choose=${choice.goTo} />
    </div></div>`;
}

export default view(MarkPage);
