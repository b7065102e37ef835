// The document to take home: made on a press, then seen, opened and downloaded. What it holds can run nothing.
const takeHomeWords = {
  make: "Make my page",
  again: "Make it anew",
  open: "Open it in a new tab",
  page: "Download the page",
  twin: "Download as Markdown",
  title: "My sixty seconds, as it is now",
};

const TYPES = { page: "text/html", twin: "text/markdown" };

function TakeHome({ state, send, id }) {
  const [links, setLinks] = useState(null);
  const made = state.made;
  useEffect(() => {
    if (!made) return undefined;
    const open = Object.fromEntries(Object.entries(TYPES).map(([part, type]) =>
      [part, URL.createObjectURL(new Blob([made[part].text], { type: `${type};charset=utf-8` }))]));
    setLinks(open);
    return () => Object.values(open).forEach((link) => setTimeout(() => URL.revokeObjectURL(link), 60_000));
  }, [made?.number]);
  return html`<div class="cw-card cw-pad cw-stack">
    <div class="cw-row">
      <button type="button" class=${cls("cw-button", made && "cw-quiet")} onClick=${() => send("make")}>${made ? takeHomeWords.again : takeHomeWords.make}</button>
      ${made && links && html`
        <a class="cw-button cw-as-button" href=${links.page} target="_blank" rel="noopener">${takeHomeWords.open}</a>
        <a class="cw-button cw-quiet cw-as-button" href=${links.page} download=${made.page.name}>${takeHomeWords.page}</a>
        <a class="cw-button cw-quiet cw-as-button" href=${links.twin} download=${made.twin.name}>${takeHomeWords.twin}</a>`}
    </div>
    ${made && html`<iframe class="cw-page" key=${made.number} title=${takeHomeWords.title} sandbox="" srcdoc=${made.page.text}></iframe>`}
  </div>`;
}

export default view(TakeHome);
