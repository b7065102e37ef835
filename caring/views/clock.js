// A clock that runs in the page: it can be paused, and it counts true also where a hidden page is seldom drawn.
function useClock(start = 0) {
  const [ms, setMs] = useState(start);
  const [running, setRunning] = useState(false);
  const from = useRef(null), total = useRef(start);  // what is counted lives here: a late tick must not count twice
  const now = () => total.current + (from.current === null ? 0 : performance.now() - from.current);
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => setMs(now()), 100);
    return () => clearInterval(timer);
  }, [running]);
  const stand = (at) => { total.current = at; from.current = null; setMs(at); setRunning(false); };
  return {
    ms, running, now,
    start: (at) => { if (typeof at === "number") total.current = at; from.current = performance.now(); setRunning(true); },
    pause: () => stand(now()),
    reset: () => stand(0),
  };
}

const minutes = (ms) => { const s = Math.floor(ms / 1000); return `${Math.floor(s / 60)}:${String(s % 60).padStart(2, "0")}`; };
