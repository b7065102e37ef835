// A script as a phone screen with its sixty seconds along the edge, at the chosen pace.
function pieces(text, from, to, cuts) {
  const edges = [...new Set([from, to, ...cuts.filter((c) => c > from && c < to)])].sort((a, b) => a - b);
  return edges.slice(1).map((end, i) => [edges[i], end]);
}

function Phone({ script, paces, words, sentences, spans, id }) {
  const [pace, setPace] = useState("natural");
  const screen = useRef(null), edge = useRef(null);
  const now = paces.find((p) => p.name === pace);
  useLayoutEffect(() => {  // each tick stands beside the line on which the word of that second is
    const place = () => {
      if (!screen.current) return;
      const top = edge.current.getBoundingClientRect().top;
      const where = (key) => screen.current.querySelector(`[data-at="${key}"]`)?.getBoundingClientRect();
      for (const tick of edge.current.querySelectorAll("[data-tick]")) {
        const box = where(tick.dataset.tick);
        if (box) tick.style.top = `${box.top - top + box.height / 2}px`;
      }
      const last = where("end"), minute = edge.current.querySelector("[data-minute]");
      edge.current.style.setProperty("--end", `${last.top - top + last.height / 2}px`);
      edge.current.style.setProperty("--minute", minute ? minute.style.top : `${last.top - top + last.height / 2}px`);
    };
    place();
    const watch = new ResizeObserver(place);
    watch.observe(screen.current);
    return () => watch.disconnect();
  });
  const first = (spans ?? []).flat().join();
  useEffect(() => { screen.current?.querySelector("mark")?.scrollIntoView({ block: "nearest", behavior: calm() ? "auto" : "smooth" }); }, [first]);
  const paragraphs = [...script.text.matchAll(/[^\n]+(\n(?!\n)[^\n]*)*/g)].map((m) => [m.index, m.index + m[0].length]);
  const cuts = [...now.marks.map((m) => m.offset), ...(sentences ?? []).flatMap((s) => [s.start, s.end]), ...(spans ?? []).flat()];
  const audience = (at) => (sentences ?? []).find((s) => s.start <= at && at < s.end)?.audience;
  const tickAt = (at) => now.marks.find((m) => m.offset === at);
  return html`<div class="cw-phone-side">
    <div class="cw-row cw-tight-row" role="group" aria-label="Speaking pace">
      ${paces.map((p) => html`<button type="button" class="cw-button cw-quiet cw-chip" aria-pressed=${p.name === pace} onClick=${() => setPace(p.name)}>
        ${p.name} <span class="cw-small">${p.length}</span></button>`)}</div>
    <div class="cw-phone" role="group" aria-label=${`Script: ${script.title}`}>
      <div class="cw-screen">
        <div class="cw-edge" aria-hidden="true" ref=${edge}><i class="cw-edge-line" />
          ${now.marks.map((m) => html`<span key=${m.says} class=${cls("cw-tick-mark", m.says === "1:00" && "cw-minute")} data-tick=${m.offset} data-minute=${m.says === "1:00" ? "" : null}>${m.says}</span>`)}</div>
        <div class="cw-words" ref=${screen}>
          <p class="cw-who"><span class="cw-face-dot" aria-hidden="true">${script.creator[0]}</span><span><b>${script.title}</b><br />${script.creator}</span></p>
          ${paragraphs.map(([from, to], n) => html`<p key=${`${script.id}-${from}`}>
            ${pieces(script.text, from, to, cuts).map(([a, b]) => {
              const who = audience(a), marked = (spans ?? []).some(([s, e]) => s <= a && b <= e), tick = tickAt(a);
              const words = script.text.slice(a, b);
              return html`${tick && html`<span data-at=${a} class="cw-anchor" />`}<span class=${cls(who && `cw-to-${who}`)}>${marked ? html`<mark>${words}</mark>` : words}</span>`;
            })}${n === paragraphs.length - 1 && html`<span data-at="end" class="cw-anchor" />`}</p>`)}
        </div>
      </div>
    </div>
    <p class="cw-soft cw-small">${words} spoken words. At a ${now.name} pace (${now.pace} words a minute) it takes ${now.length}${now.over ? ": past the minute." : "."}</p>
  </div>`;
}
