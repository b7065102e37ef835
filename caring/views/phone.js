// A script as a phone screen with its sixty seconds along the edge, at the chosen pace.
const around = (at, spans) => spans.filter(({ start, end }) => start <= at && at < end);

/** The pieces of a stretch of text between all the places where something begins or ends. */
function pieces(from, to, cuts) {
  const edges = [...new Set([from, to, ...cuts.filter((c) => c > from && c < to)])].sort((a, b) => a - b);
  return edges.slice(1).map((end, i) => [edges[i], end]);
}

/** Put each tick beside the line on which the word of that second is; again whenever the page's measure changes. */
function useTicks(screen, edge) {
  useLayoutEffect(() => {
    const place = () => {
      if (!screen.current) return;
      const top = edge.current.getBoundingClientRect().top;
      const height = (key) => {
        const box = screen.current.querySelector(`[data-at="${key}"]`)?.getBoundingClientRect();
        return box && `${box.top - top + box.height / 2}px`;
      };
      for (const tick of edge.current.querySelectorAll("[data-tick]")) tick.style.top = height(tick.dataset.tick) ?? "0";
      const end = height("end") ?? "100%", minute = edge.current.querySelector(".cw-minute");
      edge.current.style.setProperty("--end", end);
      edge.current.style.setProperty("--minute", minute ? minute.style.top : end);
    };
    place();
    const watch = new ResizeObserver(place);
    watch.observe(screen.current);
    return () => watch.disconnect();
  });
}

function Phone({ phone, heard, spans = [], notes = [] }) {
  const [pace, setPace] = useState("natural");
  const [shown, show] = useState(null);
  const screen = useRef(null), edge = useRef(null);
  useTicks(screen, edge);
  const first = spans.flat().join();
  useEffect(() => { screen.current?.querySelector("mark")?.scrollIntoView({ block: "nearest", behavior: calm() ? "auto" : "smooth" }); }, [first]);
  const now = phone.paces.find((p) => p.name === pace);
  const letters = /[\u{10000}-\u{10FFFF}]/u.test(phone.text) ? [...phone.text] : null;  // Python counts an emoji once, JavaScript twice
  const words = (a, b) => (letters ? letters.slice(a, b).join("") : phone.text.slice(a, b));
  const sentences = heard?.sentences ?? [], evidence = heard?.evidence ?? [];
  const cuts = [...now.marks.map((m) => m.offset), ...spans.flat(), ...[...sentences, ...evidence].flatMap((s) => [s.start, s.end])];
  const piece = ([a, b]) => {
    const sentence = around(a, sentences)[0], proof = around(a, evidence).length > 0 && words(a, b).trim();
    const tick = now.marks.some((m) => m.offset === a), marked = spans.some(([s, e]) => s <= a && b <= e);
    const text = marked ? html`<mark>${words(a, b)}</mark>` : words(a, b);
    return html`${tick && html`<span data-at=${a} class="cw-anchor" />`}<span class=${sentence && `cw-to-${sentence.audience}`}>${proof
      ? html`<span role="button" tabindex="0" class="cw-proof" aria-pressed=${shown === a} onFocus=${() => show(a)} onMouseEnter=${() => show(a)}
          onClick=${() => show(a)} onKeyDown=${(e) => { if (e.key === "Enter" || e.key === " ") { e.preventDefault(); show(a); } }}>${text}</span>`
      : text}</span>${sentence?.end === b && sentence.tag && html`<span class=${`cw-tag cw-tag-${sentence.audience}`}>${sentence.tag}</span>`}`;
  };
  const told = shown === null ? [] : around(shown, evidence);
  return html`<div class="cw-phone-side">
    <div class="cw-row cw-tight-row" role="group" aria-label="Speaking pace">
      ${phone.paces.map((p) => html`<button type="button" class="cw-button cw-quiet cw-chip" aria-pressed=${p.name === pace} onClick=${() => setPace(p.name)}>
        ${p.name} <span class="cw-small">${p.length}</span></button>`)}</div>
    <div class="cw-phone" role="group" aria-label=${`Script: ${phone.title}`}>
      <div class="cw-screen">
        <div class="cw-edge" aria-hidden="true" ref=${edge}><i class="cw-edge-line" />
          ${now.marks.map((m) => html`<span key=${m.says} class=${cls("cw-tick-mark", m.says === "1:00" && "cw-minute")} data-tick=${m.offset}>${m.says}</span>`)}</div>
        <div class="cw-words" ref=${screen}>
          <p class="cw-who"><span class="cw-face-dot" aria-hidden="true">${phone.creator[0]}</span><span><b>${phone.title}</b><br />${phone.creator}</span></p>
          ${phone.paragraphs.map(([from, to], n) => html`<p key=${`${phone.key}-${n}`}>${pieces(from, to, cuts).map(piece)}${n === phone.paragraphs.length - 1 && html`<span data-at="end" class="cw-anchor" />`}</p>
            ${notes.filter((s) => from <= s.start && s.start < to).map((s) => html`<aside class="cw-note" key=${`note-${s.start}`} aria-label=${`About “${words(s.start, s.end)}”`}>
              <b>${s.heard}</b> ${s.why} <span class="cw-soft">${s.instead}</span></aside>`)}`)}
        </div>
      </div>
    </div>
    ${evidence.length > 0 && html`<p class="cw-told" role="status">${told.length ? told.map((e) => html`<span class="cw-why"><b>“${words(e.start, e.end)}”</b> ${e.why}</span>`) : html`<span class="cw-soft">Point at a marked word, or Tab to it, and I’ll say what I hear in it.</span>`}</p>`}
    <p class="cw-soft cw-small">${phone.words} spoken words. At a ${now.name} pace (${now.pace} words a minute) that takes ${now.length}${now.over ? ": past the minute." : "."}</p>
  </div>`;
}

const Legend = () => html`<p class="cw-small cw-legend"><span class="cw-to-you">to you</span> <span class="cw-to-all">to all of you</span> <span>to nobody in particular</span></p>`;
