// The lens: a text of one's own, or a quotation, and beside it what its words show.
const lensWords = {
  under: "Under the lens",
  yours: "Yours",
  quoted: "Quoted from the article",
  stays: "A quotation stays as it is. To try your own way of saying it, choose “Your words”.",
  limits: "What this can and can’t know",
};

const Text = ({ name, says }, chosen) => html`<option value=${name} selected=${name === chosen}>${says}</option>`;

function LensPage({ state, send, id }) {
  const paper = useRef(null), { phone, texts } = state;
  const choice = useChoice(phone.key, (name) => { paper.current.leave(); send("choose", name); });
  return html`<div class="cw-stack">
    <${Choice} say=${lensWords.under} choice=${choice}>
      <optgroup label=${lensWords.yours}>${texts.filter((t) => !t.name.startsWith("quote.")).map((t) => Text(t, choice.chosen))}</optgroup>
      <optgroup label=${lensWords.quoted}>${texts.filter((t) => t.name.startsWith("quote.")).map((t) => Text(t, choice.chosen))}</optgroup><//>
    <div class="cw-lens" inert=${choice.coming}>
      <${Paper} ref=${paper} state=${state} send=${send} id=${id} label=${phone.title} fixed=${state.quoted} placeholder=${state.placeholder}>
        ${state.quoted && html`<p class="cw-soft">${lensWords.stays}</p>`}
        <details class="cw-details"><summary>${lensWords.limits}</summary><div class="cw-stack cw-tight">${state.limits.map((says) => html`<p>${says}</p>`)}</div></details>
      <//>
      <${Phone} phone=${phone} heard=${state.heard} notes=${state.suggestions} />
    </div>
  </div>`;
}

export default view(LensPage);
