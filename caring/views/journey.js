// How far one is; it looks again when it comes into sight, for other lessons may have kept answers meanwhile.
const journeyWords = {
  done: (n, of) => `${n} of ${of} lessons done`,
};

function Journey({ state, send }) {
  const bar = useRef(null);
  useEffect(() => {
    const look = () => send("look");
    const watcher = new IntersectionObserver(([entry]) => entry.isIntersecting && look());
    watcher.observe(bar.current);
    window.addEventListener("focus", look);
    return () => { watcher.disconnect(); window.removeEventListener("focus", look); };
  }, []);
  return html`<progress class="cw-journey" ref=${bar} max=${state.of} value=${state.done} aria-label=${journeyWords.done(state.done, state.of)}></progress>`;
}

export default view(Journey);
