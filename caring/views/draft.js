// The learner's desk: the paper, the phone beside it, and every version that was kept.
const draftWords = {
  goOn: (n) => `Go on from version ${n}`,
  begin: "I …",
  keep: "Keep this version",
  kept: "These words are kept.",
  versions: "Versions that you kept",
};

function Version({ version, send, id }) {
  return html`<li><details class="cw-details"><summary>${version.says}</summary>
    <p class="cw-version">${version.text}</p>
    <button type="button" class="cw-button cw-quiet" onClick=${() => send("go_on_from", version.number)}>${draftWords.goOn(version.number)}</button></details></li>`;
}

function Desk({ state, send, id }) {
  const paper = useRef(null);
  const after = (...asked) => { paper.current.leave(); send(...asked); };
  return html`<div class="cw-lens">
    <${Paper} ref=${paper} state=${state} send=${send} id=${id} label=${state.person} placeholder=${draftWords.begin}>
      <div class="cw-row"><button type="button" class="cw-button" disabled=${!state.new} onClick=${() => after("keep_version")}>${draftWords.keep}</button>
        ${!state.new && state.versions.length > 0 && html`<span class="cw-soft cw-small">${draftWords.kept}</span>`}</div>
      ${state.versions.length > 0 && html`<ol class="cw-versions" aria-label=${draftWords.versions}>${state.versions.map((v) => html`<${Version} key=${v.number} version=${v} send=${after} />`)}</ol>`}
    <//>
    <${Phone} phone=${state.phone} heard=${state.heard} notes=${state.suggestions} />
  </div>`;
}

export default view(Desk);
