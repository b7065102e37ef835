// Lesson 07: files chosen or dropped, a folder, or the made-up class.
const gatherWords = {
  choose: "Choose the class’s files",
  files: "Files that the class took out",
  drop: "or drop them here, as many as you like",
  folder: "Folder",
  read: "Read the folder",
  madeUp: "No class yet? Show a made-up one",
  large: "Large, for the projector",
  nobody: "Nobody yet.",
  leftOut: "Files that need a look",
  forget: "Forget it all here",
  sure: "Forget these answers? The files stay.",
};

const MOST = 5_000_000, ONCE = 2_000_000;  // letters in a file, and in a message to the kernel

async function takeIn(files, send) {
  let part = [], size = 0;
  const hand = () => { if (part.length) send("take_in", JSON.stringify(part)); part = []; size = 0; };
  for (const file of files) {
    const text = file.size > MOST ? null : await file.text();
    if (size + (text?.length ?? 0) > ONCE) hand();
    part.push([file.name, text]);
    size += text?.length ?? 0;
  }
  hand();
}

function Gather({ state, send, id }) {
  const chooser = useRef(null), [over, setOver] = useState(false), [folder, setFolder] = useState(state.folder);
  const choose = async (event) => { await takeIn([...event.target.files], send); event.target.value = ""; };
  const drop = (event) => { event.preventDefault(); event.stopPropagation(); setOver(false); takeIn([...event.dataTransfer.files], send); };
  const hover = (event) => { event.preventDefault(); setOver(true); };
  return html`<div class="cw-stack"><${MadeUp} state=${state} />
    <div class=${cls("cw-card cw-pad cw-stack cw-drop", over && "cw-over")} onDragOver=${hover} onDragLeave=${() => setOver(false)} onDrop=${drop}>
      <div class="cw-row"><button type="button" class="cw-button" onClick=${() => chooser.current.click()}>${gatherWords.choose}</button>
        <input type="file" multiple accept=".json,.csv,application/json,text/csv" ref=${chooser} onChange=${choose} hidden aria-label=${gatherWords.files} />
        <span class="cw-soft">${gatherWords.drop}</span></div>
      <form class="cw-row" onSubmit=${(e) => { e.preventDefault(); send("take_in_folder", folder); }}>
        <label class="cw-row cw-tight-row cw-folder"><span>${gatherWords.folder}</span><input type="text" class="cw-text" spellcheck="false" value=${folder} onInput=${(e) => setFolder(e.target.value)} /></label>
        <button type="submit" class="cw-button cw-quiet">${gatherWords.read}</button></form>
      <div class="cw-row"><button type="button" class="cw-button cw-quiet" onClick=${() => send("take_in_made_up")}>${gatherWords.madeUp}</button>
        <button type="button" class="cw-button cw-quiet" aria-pressed=${state.large} onClick=${() => send("switch", "large")}>${gatherWords.large}</button></div>
    </div>
    ${(state.count || state.left_out.length > 0) && html`<div class="cw-card cw-pad cw-stack cw-tight">
      <p><b>${state.count || gatherWords.nobody}</b> ${state.repeats}</p>
      ${state.left_out.length > 0 && html`<ul class="cw-lines" aria-label=${gatherWords.leftOut}>${state.left_out.map((line) => html`<li>${line}</li>`)}</ul>`}
      <div><${Deliberate} say=${gatherWords.forget} kind="cw-quiet" sure=${gatherWords.sure} onYes=${() => send("start_over")} /></div></div>`}
  </div>`;
}

export default view(Gather);
