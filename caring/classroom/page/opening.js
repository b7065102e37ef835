// On a hub, a facilitator opens a room from the browser.
const openingWords = {
  title: "Open a room",
  lead: "Your class joins with the code that comes next. Nobody’s name is kept.",
  days: "Erase everything after how many days?",
  open: "Open the room",
};

function Opening() {
  const [days, setDays] = useState(30), [said, say] = useState("");
  const open = async (event) => {
    event.preventDefault();
    try { await ask("POST", "session", { days: Number(days) }); location.assign("teach"); }
    catch (error) { say(sentence(error)); }
  };
  return html`<form class="cw-card cw-pad cw-stack" onSubmit=${open}><h1>${openingWords.title}</h1>
    <p>${openingWords.lead}</p>
    <label class="cw-row"><span>${openingWords.days}</span>
      <input type="number" class="cw-text" min="1" max="366" required value=${days} onInput=${(e) => setDays(e.target.value)} /></label>
    ${said && html`<p class="cw-notice" role="alert">${said}</p>`}
    <div><button type="submit" class="cw-button">${openingWords.open}</button></div></form>`;
}

mount(Opening);
