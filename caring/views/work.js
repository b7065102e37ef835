// Where the work is kept; out as one file, in again, or new.
const workWords = {
  kept: (how, count, place) => html`It is kept as you make it, ${how}: <b>${count}</b>${place ? " in" : "."}`,
  out: "Take it out as one file",
  back: "Put such a file back",
  file: "A file that the workshop took out",
  over: "Start over",
  sure: "Forget all answers here? I make a backup first.",
};

function YourWork({ state, send, id }) {
  const chooser = useRef(null);
  useHanded(state.file);
  const put = async (event) => {
    const file = event.target.files[0];
    if (file) send("put_back", await file.text());
    event.target.value = "";
  };
  return html`<div class="cw-card cw-pad cw-stack">
    <p>${workWords.kept(state.how, state.count, state.place)}</p>
    ${state.place && html`<p class="cw-address cw-place-name">${state.place}</p>`}
    <div class="cw-row">
      <button type="button" class="cw-button cw-quiet" disabled=${state.empty} onClick=${() => send("take_out")}>${workWords.out}</button>
      <button type="button" class="cw-button cw-quiet" onClick=${() => chooser.current.click()}>${workWords.back}</button>
      <input type="file" accept=".json,application/json" ref=${chooser} onChange=${put} hidden aria-label=${workWords.file} />
      ${!state.empty && html`<${Deliberate} say=${workWords.over} kind="cw-quiet" sure=${workWords.sure} onYes=${() => send("start_over")} />`}
    </div></div>`;
}

export default view(YourWork);
