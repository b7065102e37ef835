// The document to take home: made on a press, then seen, opened and downloaded. What it holds can run nothing.
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
      <button type="button" class=${cls("cw-button", made && "cw-quiet")} onClick=${() => send("make")}>${made ? "Make it anew" : "Make my page"}</button>
      ${made && links && html`
        <a class="cw-button cw-as-button" href=${links.page} target="_blank" rel="noopener">Open it in a new tab</a>
        <a class="cw-button cw-quiet cw-as-button" href=${links.page} download=${made.page.name}>Download the page</a>
        <a class="cw-button cw-quiet cw-as-button" href=${links.twin} download=${made.twin.name}>Download as Markdown</a>`}
    </div>
    ${made && html`<iframe class="cw-page" key=${made.number} title="My sixty seconds, as it is now" sandbox="" srcdoc=${made.page.text}></iframe>`}
  </div>`;
}

export default view(TakeHome);
