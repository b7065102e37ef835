// A script on its phone, sentence by sentence: choose one of them (radio), or keep and take out (checkbox).
const linesWords = {
  pace: "Speaking pace",
  script: (title) => `Script: ${title}`,
  out: "out",
};

const PaceChips = ({ paces, pace, setPace }) => html`<div class="cw-row cw-tight-row" role="group" aria-label=${linesWords.pace}>
  ${paces.map((p) => html`<button type="button" key=${p.name} class="cw-button cw-quiet cw-chip" aria-pressed=${p.name === pace} onClick=${() => setPace(p.name)}>
    ${p.name} <span class="cw-small">${p.length}</span></button>`)}</div>`;

const Tag = ([whose, says]) => html` <b class=${`cw-${whose}`}>${says}</b>`;

/** `on(n)` says whether a sentence is chosen or kept, `tags(n)` whose marks stand beside it, and in what words. */
function Lines({ id, phone, paced, kind, name, on, tags = () => [], disabled, onPick, children }) {
  const late = paced.minute === null ? Infinity : paced.minute;
  return html`<div class="cw-phone" role="group" aria-label=${linesWords.script(phone.title)}><div class="cw-screen cw-by-line">
    <p class="cw-who"><span class="cw-face-dot" aria-hidden="true">${phone.creator[0]}</span><span><b>${phone.title}</b><br />${phone.creator}</span></p>
    <fieldset class="cw-levels" disabled=${disabled}><legend class="cw-hidden">${name}</legend>
      ${phone.paragraphs.map((paragraph, i) => html`<div class="cw-paragraph" key=${i}>${paragraph.map(({ n, text }) => html`
        <label key=${n} class=${cls("cw-line", `cw-${kind}`, on(n) && "cw-on", n > late && paced.times[n] && "cw-late")}>
          <input type=${kind} name=${id} checked=${on(n)} onChange=${() => onPick(n)} />
          <span class="cw-when" aria-hidden="true">${paced.times[n] || linesWords.out}</span>
          <span><span class="cw-said-line">${text}</span>${n === late && html` <b class="cw-ours cw-sixty">1:00</b>`}${tags(n).map(Tag)}</span></label>`)}</div>`)}
      ${children}
    </fieldset></div></div>`;
}
