// The facilitator's page: the run sheet with its clock, what is open, who has answered (how many, never who), the reveal.
const NAMES = { waiting: "not open yet", open: "open", closed: "closed", revealed: "on show" };
const pad = (n) => String(n).padStart(2, "0");
const clock = (seconds) => `${seconds < 0 ? "−" : ""}${pad(Math.floor(Math.abs(seconds) / 60))}:${pad(Math.floor(Math.abs(seconds) % 60))}`;

/** The seconds since a moment by the room's own clock: a sleeping laptop changes nothing. */
function useSince(when, now) {
  const ahead = useRef(0), [, tick] = useState(0);
  useEffect(() => { ahead.current = Date.parse(now) - Date.now(); }, [now]);
  useEffect(() => { const timer = setInterval(() => tick((n) => n + 1), 500); return () => clearInterval(timer); }, []);
  return when ? Math.max(0, (Date.now() + ahead.current - Date.parse(when)) / 1000) : 0;
}

function Sheet({ board, sheet, act }) {
  const { desk } = board, since = useSince(desk.began, board.now), here = useSince(desk.stepped, board.now);
  const step = sheet.items[desk.step];
  const put = (change) => act("PUT", "board", change);
  return html`<section class="cw-card cw-pad cw-stack" aria-labelledby="sheet">
    <div class="cw-row"><h2 id="sheet">Run sheet</h2>
      <select class="cw-select" aria-label="Run sheet" value=${desk.minutes} onChange=${(e) => put({ minutes: Number(e.target.value) })}>
        ${board.sheets.map((each) => html`<option value=${each.minutes} selected=${each.minutes === desk.minutes}>${each.minutes} minutes: ${each.title}</option>`)}</select></div>
    <div class="cw-row"><p class="room-clock" role="timer" aria-label="Since the beginning">${clock(since)} <span class="cw-soft">of ${sheet.minutes}:00</span></p>
      ${desk.began ? html`<${Deliberate} say="Set the clock back" kind="cw-quiet" sure="Begin at 00:00?" onYes=${() => put({ began: false, step: 0 })} />`
        : html`<button type="button" class="cw-button" onClick=${() => put({ began: true })}>Start the clock</button>`}</div>
    <ol class="room-steps">${sheet.items.map((each, n) => html`<li key=${n} class=${cls(n === desk.step && "room-here", n < desk.step && "room-done")}>
      <button type="button" aria-current=${n === desk.step ? "step" : undefined} onClick=${() => put({ step: n })}>
        <span>${each.name}${each.optional && html` <span class="cw-soft">(if there is time)</span>`}${each.part && html`<span class="cw-soft room-part">${each.part}</span>`}</span>
        <b>${n === desk.step && desk.began ? html`${clock(here)} of ` : ""}${each.minutes} min</b></button></li>`)}</ol>
    <div class="cw-row"><button type="button" class="cw-button" disabled=${desk.step >= sheet.items.length - 1} onClick=${() => put({ step: desk.step + 1 })}>Next part</button>
      ${desk.began && html`<p role="status">${here > step.minutes * 60 ? "This part’s minutes are over." : ""}</p>`}</div></section>`;
}

function Texts({ item, name, act }) {
  const [open, setOpen] = useState(false), [found, setFound] = useState(null);
  const head = useArrival(open && !!found);
  const look = async () => { setFound(await act("GET", `${item}/texts`)); setOpen(true); };
  if (!open || !found) return html`<div><button type="button" class="cw-button cw-quiet" onClick=${look}>Look through the texts</button></div>`;
  const pick = async (id) => {
    const picked = found.picked.includes(id) ? found.picked.filter((i) => i !== id) : [...found.picked, id];
    const said = await act("PUT", `${item}/texts`, { picked });
    if (said) setFound({ ...found, picked: said.picked });
  };
  return html`<fieldset class="room-texts"><legend><h4 tabindex="-1" ref=${head}>For your eyes: ${name}</h4></legend>
    <p class="cw-soft">Tick at most three to show. Nobody learns whose they are.</p>
    ${found.texts.length === 0 && html`<p>Nothing was written yet.</p>`}
    ${found.texts.map((each) => html`<label class="cw-pick-note" key=${each.id}><input type="checkbox" checked=${found.picked.includes(each.id)}
      disabled=${found.picked.length >= 3 && !found.picked.includes(each.id)} onChange=${() => pick(each.id)} /><span>${each.text}</span></label>`)}
    <div><button type="button" class="cw-button cw-quiet" onClick=${() => setOpen(false)}>Close the texts</button></div></fieldset>`;
}

/** What can be done next with an item, the usual next act first. */
function acts(item, { state, round }) {
  const again = item === "order.first" && round === 1;
  return {
    waiting: [["Open it", { state: "open" }]],
    open: [[again ? "Close it: talk in pairs" : "Close it", { state: "closed" }]],
    closed: [...(again ? [["Vote again", { round: 2, state: "open" }]] : []), ["Reveal", { state: "revealed" }], ["Open it again", { state: "open" }]],
    revealed: [["Hide it again", { state: "closed" }]],
  }[state];
}

function Item({ item, found, board, act }) {
  const showing = board.desk.screen === item, texts = !item.startsWith("order.");
  const [seen, setSeen] = useState(null);
  const set = async (change) => {
    if (change.state !== "closed" && !showing) await act("PUT", "board", { screen: item });
    await act("PUT", `${item}/state`, change);
  };
  return html`<section class="cw-card cw-pad cw-stack" aria-label=${found.name}>
    <div class="cw-row"><h3>${found.name}</h3><span class=${cls("cw-badge", found.state === "open" && "cw-k")}>${NAMES[found.state]}</span>${found.round > 1 && html`<span class="cw-badge">second vote</span>`}</div>
    <p role="status">${found.answered} of ${board.joined} ${found.answered === 1 ? "has" : "have"} answered.${found.late > 0 ? ` ${found.late} came late.` : ""}</p>
    <div class="cw-row">${acts(item, found).map(([say, change], n) => html`<button type="button" key=${say} class=${cls("cw-button", n > 0 && "cw-quiet")} onClick=${() => set(change)}>${say}</button>`)}
      <button type="button" class="cw-button cw-quiet" aria-pressed=${showing} onClick=${() => act("PUT", "board", { screen: showing ? "" : item })}>On the projector</button>
      ${found.late > 0 && html`<button type="button" class="cw-button cw-quiet" aria-pressed=${found.counts_late} onClick=${() => act("PUT", `${item}/state`, { late: !found.counts_late })}>Count the late ones</button>`}</div>
    ${texts && html`<${Texts} key=${item} item=${item} name=${found.name} act=${act} />`}
    <details class="cw-details" onToggle=${async (e) => setSeen(e.target.open ? await act("GET", `${item}/results`) : null)}><summary>See it yourself first</summary>
      ${seen && html`<div class="room-small"><${Shown} shown=${seen} /></div>`}</details></section>`;
}

function Items({ board, step, act }) {
  const [chosen, choose] = useState("");
  const own = step.items.length < 4 ? step.items : [];
  const shown = chosen && !own.includes(chosen) ? [...own, chosen] : own;
  const rated = board.showable.includes("widest"), showing = board.desk.screen === "widest";
  return html`<div class="cw-stack">
    ${shown.map((item) => html`<${Item} key=${item} item=${item} found=${board.items[item]} board=${board} act=${act} />`)}
    <section class="cw-card cw-pad cw-stack" aria-label="Anything else">
      <label class="cw-row"><span>${shown.length ? "Something else to answer" : "Something to answer in this part"}</span>
        <select class="cw-select" value=${chosen} onChange=${(e) => choose(e.target.value)}><option value="">Nothing</option>
          ${Object.entries(board.items).filter(([item]) => !own.includes(item)).map(([item, found]) => html`<option key=${item} value=${item} selected=${item === chosen}>${found.name}${found.answered ? ` (${found.answered})` : ""}</option>`)}</select></label>
      ${rated && html`<div><button type="button" class="cw-button cw-quiet" aria-pressed=${showing} onClick=${() => act("PUT", "board", { screen: showing ? "" : "widest" })}>Show where they disagree most</button></div>`}</section></div>`;
}

function Teach() {
  const [board, away, look] = useAsked("board", 2), [said, say] = useState(""), [gone, setGone] = useState(false);
  const act = async (method, path, body) => {
    try {
      const answer = await ask(method, path, body);
      say("");
      if (method !== "GET") await look();
      return answer;
    } catch (error) { say(error.status ? error.message : "The room can’t be reached just now. Try once more."); return null; }
  };
  const erase = async () => { if (await ask("DELETE", "session").catch((error) => say(error.message))) setGone(true); };
  if (gone) return html`<h1>Everything is erased</h1><p>Nothing of this room is left here. You can close this page.</p>`;
  if (!board) return html`<p role="status">${away || "One moment."}</p>`;
  const sheet = board.sheets.find((each) => each.minutes === board.desk.minutes);
  return html`<div class="cw-stack"><header class="cw-row room-top"><h1>Your room <b class="room-code">${board.code}</b></h1>
      <p role="status">${people(board.joined)} joined${board.ended ? ". The room has ended" : ""}.</p>
      <a class="cw-button room-link" href="projector" target="_blank" rel="noopener">Open the projector</a></header>
    ${(away || said) && html`<p class="cw-notice" role="alert">${away || said}</p>`}
    <div class="room-desk"><${Sheet} board=${board} sheet=${sheet} act=${act} /><${Items} key=${board.desk.step} board=${board} step=${sheet.items[board.desk.step]} act=${act} /></div>
    <footer class="cw-card cw-pad cw-row"><h2>Afterwards</h2>
      <a class="cw-button cw-quiet room-link" href="api/export.csv" download>Answers as a table</a><a class="cw-button cw-quiet room-link" href="api/texts.csv" download>Texts as a table</a>
      ${!board.ended && html`<${Deliberate} say="End the room" kind="cw-quiet" sure="Nobody can answer or join after that. End it?" onYes=${() => act("PUT", "session", { ended: true })} />`}
      <${Deliberate} say="Erase everything" kind="cw-quiet" sure="Every answer is erased here, for good. Erase?" onYes=${erase} />
      ${board.ended && board.opens && html`<a class="cw-button cw-quiet room-link" href="opening">Open another room</a>`}
      <p class="cw-soft">Otherwise it is erased after ${board.days} days.</p></footer></div>`;
}

mount(Teach);
