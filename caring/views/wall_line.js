// Lessons 03 and 06: one line for the class's wall.
const wallLineWords = {
  yours: "Your line",
  give: "Give it to the wall",
};

function WallLine({ state, send, id }) {
  const [text, setText] = useState(state.text);
  const give = (event) => { event.preventDefault(); send("give", text); };
  return html`<form class="cw-card cw-pad cw-stack" onSubmit=${give}>
    <label class="cw-stack cw-tight" for=${`${id}-line`}><b>${wallLineWords.yours}</b>
      <input type="text" id=${`${id}-line`} class="cw-text" maxlength=${state.longest} autocomplete="off" value=${text} onInput=${(e) => setText(e.target.value)} onChange=${(e) => send("keep", e.target.value)} /></label>
    ${state.given && html`<blockquote class="cw-voice">${state.given}</blockquote>`}
    <div><button type="submit" class="cw-button" disabled=${!text.trim() || text.trim() === state.given}>${wallLineWords.give}</button></div></form>`;
}

export default view(WallLine);
