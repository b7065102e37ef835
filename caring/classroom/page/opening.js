// On a hub, a facilitator opens a room from the browser.
function Opening() {
  const [days, setDays] = useState(30), [said, say] = useState("");
  const open = async (event) => {
    event.preventDefault();
    try { await ask("POST", "session", { days: Number(days) }); location.assign("teach"); }
    catch (error) { say(error.status ? error.message : "The room can’t be reached just now. Try once more."); }
  };
  return html`<form class="cw-card cw-pad cw-stack" onSubmit=${open}><h1>Open a room</h1>
    <p>Your class joins with the code that comes next. Nobody’s name is kept.</p>
    <label class="cw-row"><span>Erase everything after how many days?</span>
      <input type="number" class="cw-text" min="1" max="366" required value=${days} onInput=${(e) => setDays(e.target.value)} /></label>
    ${said && html`<p class="cw-notice" role="alert">${said}</p>`}
    <div><button type="submit" class="cw-button">Open the room</button></div></form>`;
}

mount(Opening);
