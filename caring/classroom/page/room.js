// What the facilitator's page and the projector share: asking the room, and what a class's answers look like.
const roomWords = {
  moment: "One moment.",
  away: "The room can’t be reached. I go on trying; nothing is lost.",
  gone: "This page shows no room any more.",
  notReached: "The room can’t be reached just now. Try once more.",
  people: (n) => (n === 1 ? "1 person" : `${n} people`),
  first: "What you put first",
  firstVote: (n) => `first vote: ${n}`,
  again: (n) => `after the talk: ${n}`,
  average: "On average",
  diamond: "The diamond is the mean place, 1 to 5; the bar holds the middle half of you, the line all of you.",
  value: "value",
  connection: "connection",
  circles: "Each circle is one of you; a larger one is several.",
  noLine: "No line is picked to be shown yet.",
};

async function ask(method, path, body) {
  const headers = { "X-XSRFToken": document.getElementById("page").dataset.token };
  const sent = body && new Blob([JSON.stringify(body)], { type: "application/json" });
  const answer = await fetch(`api/${path}`, { method, body: sent, headers });
  const said = await answer.json();
  if (!answer.ok) throw Object.assign(new Error(said.error), { status: answer.status });
  return said;
}

/** What went wrong, as the room says it; a browser's own words are for nobody. */
const sentence = (error) => (error.status ? error.message : roomWords.notReached);

/** After the first vote on the first order, a class talks in pairs, and votes again. */
const votesAgain = (item, round) => item === "order.first" && round === 1;

/** Ask again and again; while the room is away, what was known stays, and `away` says so; of one that is gone, nothing does. */
function useAsked(path, seconds) {
  const [found, setFound] = useState(null), [away, setAway] = useState("");
  const look = useRef(null);
  look.current = async () => {
    try { setFound(await ask("GET", path)); setAway(""); }
    catch (error) {
      if (error.status === 401) setFound(null);
      setAway(error.status === 401 ? roomWords.gone : error.status ? error.message : roomWords.away);
    }
  };
  useEffect(() => {
    look.current();
    const timer = setInterval(() => look.current(), seconds * 1000);
    const wake = () => document.hidden || look.current();
    document.addEventListener("visibilitychange", wake);
    return () => { clearInterval(timer); document.removeEventListener("visibilitychange", wake); };
  }, [path]);
  return [found, away, () => look.current()];
}

function mount(App) {
  const page = document.getElementById("page");
  page.textContent = "";
  draw(html`<${App} />`, page);
}

const Bar = ({ width, kind }) => html`<span class=${cls("room-bar", kind)} aria-hidden="true"><i style=${{ width: `${width}%` }} /></span>`;

/** First choices, with the second vote beside the first, and where each stands on average. */
const Orders = ({ shown }) => html`<div class="room-two">
  <section><h2>${roomWords.first}</h2>
    ${shown.again > 0 && html`<p class="room-key"><span><i class="room-before" />${roomWords.firstVote(shown.people)}</span><span><i />${roomWords.again(shown.again)}</span></p>`}
    <ol class="room-bars">${shown.first.map((each) => html`<li key=${each.name}><span>${each.name}</span>
      <b>${shown.again > 0 ? html`${each.count} → ${each.again}` : each.count}</b>
      <${Bar} width=${each.width} kind=${shown.again > 0 && "room-before"} />
      ${shown.again > 0 && html`<${Bar} width=${each.again_width} />`}</li>`)}</ol></section>
  <section><h2>${roomWords.average}</h2>
    <ol class="room-places">${shown.places.map((each) => html`<li key=${each.name}><span>${each.name}</span><b>${each.mean}</b>
      <span class="room-line" aria-hidden="true"><i class="room-all" style=${{ left: `${each.all[0]}%`, right: `calc(100% - ${each.all[1]}%)` }} />
        <i class="room-middle" style=${{ left: `${each.middle[0]}%`, right: `calc(100% - ${each.middle[1]}%)` }} />
        <i class="room-mean" style=${{ left: `${each.at}%` }} /></span></li>`)}</ol>
    <p>${roomWords.diamond}</p></section>
  </div><p class="room-words">${shown.alike}</p>`;

/** Everybody's points by connection and value, and the authors' diamond. */
const Points = ({ shown }) => html`<div class="room-map">
  <figure class="room-plot" role="img" aria-label=${shown.sentence}>
    <span class="room-up">${roomWords.value}</span><span class="room-across">${roomWords.connection}</span>
    <div>${shown.points.map((each) => html`<i class="room-point" style=${{ left: `${each.x}%`, bottom: `${each.y}%`, width: `${each.size}em`, height: `${each.size}em` }} />`)}
      <i class="room-reference" style=${{ left: `${shown.reference.x}%`, bottom: `${shown.reference.y}%` }} /></div></figure>
  <div class="room-beside"><p class="room-words">${shown.sentence}</p><p>${roomWords.circles}</p></div></div>`;

const Widest = ({ shown }) => html`<p class="room-words">${shown.script}: <b class=${shown.half === "connection" ? "cw-c" : "cw-v"}>${shown.question}</b></p>
  <ol class=${cls("room-bars", "room-levels")}>${shown.levels.map((each) => html`<li key=${each.level}><span>${each.level} · ${each.says}</span><b>${each.count}</b><${Bar} width=${each.width} kind=${`room-${shown.half}`} /></li>`)}</ol>
  <p>${shown.sentence}</p>`;

const Voices = ({ texts }) => texts.length > 0 && html`<div class="room-voices">${texts.map((text) => html`<blockquote><p>${text}</p></blockquote>`)}</div>`;

const DRAWN = { order: Orders, rating: Points, widest: Widest };

function Shown({ shown }) {
  const Drawn = DRAWN[shown.kind];
  return html`<div class=${cls("room-shown", shown.kind === "line" && "room-wall")}>${shown.locked ? html`<p class="room-words">${shown.locked}</p>` : Drawn && html`<${Drawn} shown=${shown} />`}
    ${shown.kind === "line" && shown.picks.length === 0 && html`<p class="room-words">${roomWords.noLine}</p>`}
    <${Voices} texts=${shown.picks} /></div>`;
}
