// A script as a phone screen with its sixty seconds along the edge, at the chosen pace.
const phoneWords = {
  pace: "Speaking pace",
  script: (title) => `Script: ${title}`,
  about: (words) => `About “${words}”`,
  point: "Point at a marked word or tap it; by keyboard, Tab and then the arrows. I’ll say what I hear in it.",
  length: (words, pace) => `${words} spoken ${words === 1 ? "word" : "words"}. At a ${pace.name} pace (${pace.pace} words a minute) that takes ${pace.length}${pace.over ? ": past the minute." : "."}`,
  toYou: "to you",
  toAll: "to all of you",
  toNobody: "to nobody in particular",
  by: { you: "shows one person, or who speaks", all: "shows a crowd", more: "shows something else" },
};

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
      const top = edge.current.getBoundingClientRect().top, ticks = [...edge.current.querySelectorAll("[data-tick]")];
      const height = (key) => {
        const box = screen.current.querySelector(`[data-at="${key}"]`)?.getBoundingClientRect();
        return box && `${box.top - top + box.height / 2}px`;
      };
      const tops = ticks.map((tick) => height(tick.dataset.tick) ?? "0"), end = height("end") ?? "100%";  // first all reading, then all writing: one layout
      ticks.forEach((tick, n) => { tick.style.top = tops[n]; });
      edge.current.style.setProperty("--end", end);
      edge.current.style.setProperty("--minute", tops[ticks.findIndex((tick) => tick.matches(".cw-minute"))] ?? end);
    };
    place();
    const watch = new ResizeObserver(place);
    watch.observe(screen.current);
    return () => watch.disconnect();
  });
}

/** Paragraphs in stretches: each ends where a note is to stand, right after its sentence. */
function stretches(paragraphs, sentences, notes) {
  return paragraphs.flatMap(([from, to]) => {
    const ends = notes.map((note) => around(note.start, sentences)[0]?.end ?? note.end).filter((end) => from < end && end < to);
    return pieces(from, to, ends).map(([a, b]) => [a, b, notes.filter((n) => a <= n.start && n.start < b)]);
  });
}

/** All evidence is one stop of the Tab key; the arrows go from one piece to the next, Escape closes what is told. */
function useEvidence(text) {
  const [shown, show] = useState(null);
  const [stop, setStop] = useState(0);
  useEffect(() => { show(null); setStop(0); }, [text]);
  const point = (n) => { show(n); setStop(n); };
  const keys = (event) => {
    const here = event.target.closest(".cw-proof");
    if (!here) return;
    const all = [...event.currentTarget.querySelectorAll(".cw-proof")], at = all.indexOf(here);
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: all.length - 1, Enter: at, " ": at }[event.key];
    if (event.key === "Escape") show(null);
    else if (to === undefined) return;
    else { all[to]?.focus(); point(Number((all[to] ?? here).dataset.proof)); }
    event.preventDefault();
  };
  return { shown, stop, point, keys };
}

function Phone({ phone, heard, spans = [], notes = [] }) {
  const [pace, setPace] = useState("natural");
  const screen = useRef(null), edge = useRef(null);
  const { shown, stop, point, keys } = useEvidence(phone.text);
  useTicks(screen, edge);
  const first = spans.flat().join();
  useEffect(() => { screen.current?.querySelector("mark")?.scrollIntoView({ block: "nearest", behavior: calm() ? "auto" : "smooth" }); }, [first]);
  const now = phone.paces.find((p) => p.name === pace);
  const letters = /[\u{10000}-\u{10FFFF}]/u.test(phone.text) ? [...phone.text] : null;  // Python counts an emoji once, JavaScript twice
  const words = (a, b) => (letters ? letters.slice(a, b).join("") : phone.text.slice(a, b));
  const sentences = heard?.sentences ?? [], evidence = heard?.evidence ?? [];
  const ticks = now.marks.map((m) => m.offset), edges = [...sentences, ...evidence].flatMap((s) => [s.start, s.end]);
  const inner = (from, to) => pieces(from, to, [...ticks, ...spans.flat()]).map(([a, b]) => html`${ticks.includes(a) && html`<span data-at=${a} class="cw-anchor" />`}${
    spans.some(([s, e]) => s <= a && b <= e) ? html`<mark>${words(a, b)}</mark>` : words(a, b)}`);
  const piece = ([a, b]) => {
    const sentence = around(a, sentences)[0], proof = evidence.findIndex((e) => e.start <= a && a < e.end);
    return html`<span class=${sentence && `cw-to-${sentence.audience}`}>${proof < 0 ? inner(a, b) : html`<span role="button" data-proof=${proof}
      tabindex=${proof === stop ? 0 : -1} class=${`cw-proof cw-proof-${evidence[proof].kind}`} aria-pressed=${shown === proof}
      onFocus=${() => point(proof)} onMouseEnter=${() => point(proof)} onClick=${() => point(proof)}>${inner(a, b)}</span>`}</span>${
      sentence?.end === b && sentence.tag && html`<span class=${`cw-tag cw-tag-${sentence.audience}`}>${sentence.tag}</span>`}`;
  };
  const lines = stretches(phone.paragraphs, sentences, notes), told = evidence[shown];
  return html`<div class="cw-phone-side">
    <div class="cw-row cw-tight-row" role="group" aria-label=${phoneWords.pace}>
      ${phone.paces.map((p) => html`<button type="button" class="cw-button cw-quiet cw-chip" aria-pressed=${p.name === pace} onClick=${() => setPace(p.name)}>
        ${p.name} <span class="cw-small">${p.length}</span></button>`)}</div>
    <div class="cw-phone" role="group" aria-label=${phoneWords.script(phone.title)}>
      <div class="cw-screen">
        <div class="cw-edge" aria-hidden="true" ref=${edge}><i class="cw-edge-line" />
          ${now.marks.map((m) => html`<span key=${m.says} class=${cls("cw-tick-mark", m.says === "1:00" && "cw-minute")} data-tick=${m.offset}>${m.says}</span>`)}</div>
        <div class=${cls("cw-words", evidence.length > 0 && "cw-marked")} ref=${screen} onKeyDown=${keys}>
          <p class="cw-who"><span class="cw-face-dot" aria-hidden="true">${[...phone.creator][0]}</span><span><b>${phone.title}</b><br />${phone.creator}</span></p>
          ${lines.map(([from, to, beside], n) => html`<p key=${`${phone.key}-${n}`}>${pieces(from, to, edges).map(piece)}${n === lines.length - 1 && html`<span data-at="end" class="cw-anchor" />`}</p>
            ${beside.map((s) => html`<div role="note" class="cw-note" key=${`note-${s.start}`} aria-label=${phoneWords.about(words(s.start, s.end))}>
              <p><b>${s.heard}</b></p><p>${s.why}</p><p>${s.instead}</p></div>`)}`)}
        </div>
      </div>
    </div>
    ${evidence.length > 0 && html`<div class="cw-told cw-card" role="status">${told
      ? html`<b>“${words(told.start, told.end)}”</b>${told.why.map((why) => html`<span class="cw-why">${why}</span>`)}`
      : html`<span class="cw-soft">${phoneWords.point}</span>`}</div>`}
    <p class="cw-soft cw-small">${phoneWords.length(phone.words, now)}</p>
  </div>`;
}

const Legend = () => html`<p class="cw-small cw-legend"><span><span class="cw-to-you">${phoneWords.toYou}</span></span> <span><span class="cw-to-all">${phoneWords.toAll}</span></span>
  <span>${phoneWords.toNobody}</span> ${Object.entries(phoneWords.by).map(([kind, says]) => html`<span key=${kind}><span class=${`cw-proof cw-proof-${kind}`}>${says}</span></span> `)}</p>`;
