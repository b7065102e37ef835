// The facilitator's page: the run sheet with its clock, what is open, who has answered (how many, never who), the reveal.
const teachWords = {
  sheet: "Run sheet",
  sheetName: (minutes, title) => `${minutes} minutes: ${title}`,
  since: "Since the beginning",
  ofSheet: (minutes) => `of ${minutes}:00`,
  back: "Set the clock back",
  sureBack: "Begin at 00:00?",
  start: "Start the clock",
  ifTime: "(if there is time)",
  minutes: (passed, n) => `${passed ? `${passed} of ` : ""}${n} min`,
  next: "Next part",
  over: "This part’s minutes are over.",
  look: "Look through the texts",
  yourEyes: (name) => `For your eyes: ${name}`,
  tick: "Tick at most three to show. Nobody learns whose they are.",
  nothing: "Nothing was written yet.",
  closeTexts: "Close the texts",
  states: { waiting: "not open yet", open: "open", closed: "closed", revealed: "on show" },
  open: "Open it",
  close: "Close it",
  pairs: "Close it: talk in pairs",
  again: "Vote again",
  reveal: "Reveal",
  reopen: "Open it again",
  hide: "Hide it again",
  second: "second vote",
  answered: (n, all) => `${n} of ${all} ${n === 1 ? "has" : "have"} answered.`,
  late: (n) => ` ${n} came late.`,
  project: "On the projector",
  countLate: "Count the late ones",
  lateBefore: (n, round) => ` ${n} came late for vote ${round}.`,
  countBefore: (round) => `Count those late for vote ${round}`,
  seeFirst: "See it yourself first",
  more: "Anything else",
  other: "Something else to answer",
  some: "Something to answer in this part",
  none: "Nothing",
  count: (name, n) => (n ? `${name} (${n})` : name),
  widest: "Show where they disagree most",
  erased: "Everything is erased",
  nothingLeft: "Nothing of this room is left here. You can close this page.",
  room: "Your room",
  joined: (people, ended) => `${people} joined${ended ? ". The room has ended" : ""}.`,
  projector: "Open the projector",
  after: "Afterwards",
  table: "Answers as a table",
  texts: "Texts as a table",
  end: "End the room",
  sureEnd: "Nobody can answer or join after that. End it?",
  erase: "Erase everything",
  sureErase: "Every answer is erased here, for good. Erase?",
  another: "Open another room",
  otherwise: (days) => `Otherwise it is erased after ${days} days.`,
};

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
  const step = sheet.items[desk.step], runs = desk.began && !board.ended;
  const put = (change) => act("PUT", "board", change);
  return html`<section class="cw-card cw-pad cw-stack" aria-labelledby="sheet">
    <div class="cw-row"><h2 id="sheet">${teachWords.sheet}</h2>
      <select class="cw-select" aria-label=${teachWords.sheet} value=${desk.minutes} onChange=${(e) => put({ minutes: Number(e.target.value) })}>
        ${board.sheets.map((each) => html`<option value=${each.minutes} selected=${each.minutes === desk.minutes}>${teachWords.sheetName(each.minutes, each.title)}</option>`)}</select></div>
    ${!board.ended && html`<div class="cw-row"><p class="room-clock" role="timer" aria-label=${teachWords.since}>${clock(since)} <span class="cw-soft">${teachWords.ofSheet(sheet.minutes)}</span></p>
      ${desk.began ? html`<${Deliberate} say=${teachWords.back} kind="cw-quiet" sure=${teachWords.sureBack} onYes=${() => put({ began: false, step: 0 })} />`
        : html`<button type="button" class="cw-button" onClick=${() => put({ began: true })}>${teachWords.start}</button>`}</div>`}
    <ol class="room-steps">${sheet.items.map((each, n) => html`<li key=${n} class=${cls(n === desk.step && "room-here", n < desk.step && "room-done")}>
      <button type="button" aria-current=${n === desk.step ? "step" : undefined} onClick=${() => put({ step: n })}>
        <span>${each.name}${each.optional && html` <span class="cw-soft">${teachWords.ifTime}</span>`}${each.part && html`<span class="cw-soft room-part">${each.part}</span>`}</span>
        <b>${teachWords.minutes(n === desk.step && runs && clock(here), each.minutes)}</b></button></li>`)}</ol>
    ${!board.ended && html`<div class="cw-row"><button type="button" class="cw-button" disabled=${desk.step >= sheet.items.length - 1} onClick=${() => put({ step: desk.step + 1 })}>${teachWords.next}</button>
      ${runs && html`<p role="status">${here > step.minutes * 60 ? teachWords.over : ""}</p>`}</div>`}</section>`;
}

function Texts({ item, name, act }) {
  const [open, setOpen] = useState(false), [found, setFound] = useState(null);
  const head = useArrival(open && !!found);
  const look = async () => { setFound(await act("GET", `${item}/texts`)); setOpen(true); };
  if (!open || !found) return html`<div><button type="button" class="cw-button cw-quiet" onClick=${look}>${teachWords.look}</button></div>`;
  const pick = async (id) => {
    const there = await act("GET", `${item}/texts`);  // some were perhaps changed or taken back meanwhile
    if (!there) return;
    const picked = there.picked.includes(id) ? there.picked.filter((i) => i !== id) : [...there.picked, id];
    const said = await act("PUT", `${item}/texts`, { picked });
    const texts = found.texts.filter((each) => there.texts.some((one) => one.id === each.id));
    setFound({ texts, picked: (said || there).picked });
  };
  return html`<fieldset class="room-texts"><legend><h4 tabindex="-1" ref=${head}>${teachWords.yourEyes(name)}</h4></legend>
    <p class="cw-soft">${teachWords.tick}</p>
    ${found.texts.length === 0 && html`<p>${teachWords.nothing}</p>`}
    ${found.texts.map((each) => html`<label class="cw-pick-note" key=${each.id}><input type="checkbox" checked=${found.picked.includes(each.id)}
      disabled=${found.picked.length >= 3 && !found.picked.includes(each.id)} onChange=${() => pick(each.id)} /><span>${each.text}</span></label>`)}
    <div><button type="button" class="cw-button cw-quiet" onClick=${() => setOpen(false)}>${teachWords.closeTexts}</button></div></fieldset>`;
}

/** What can be done next with an item, the usual next act first; after the end, only to show it. */
function acts(item, { state, round }, ended) {
  const again = votesAgain(item, round), reveal = [teachWords.reveal, { state: "revealed" }], hide = [teachWords.hide, { state: "closed" }];
  if (ended) return { waiting: [], revealed: [hide] }[state] ?? [reveal];
  return {
    waiting: [[teachWords.open, { state: "open" }]],
    open: [[again ? teachWords.pairs : teachWords.close, { state: "closed" }]],
    closed: [...(again ? [[teachWords.again, { round: 2, state: "open" }]] : []), reveal, [teachWords.reopen, { state: "open" }]],
    revealed: [hide],
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
    <div class="cw-row"><h3>${found.name}</h3><span class=${cls("cw-badge", found.state === "open" && "cw-k")}>${teachWords.states[found.state]}</span>${found.round > 1 && html`<span class="cw-badge">${teachWords.second}</span>`}</div>
    <p role="status">${teachWords.answered(found.answered, board.joined)}${found.late > 0 && teachWords.late(found.late)}${found.earlier.map(({ round, late }) => teachWords.lateBefore(late, round))}</p>
    <div class="cw-row">${acts(item, found, board.ended).map(([say, change], n) => html`<button type="button" key=${say} class=${cls("cw-button", n > 0 && "cw-quiet")} onClick=${() => set(change)}>${say}</button>`)}
      <button type="button" class="cw-button cw-quiet" aria-pressed=${showing} onClick=${() => act("PUT", "board", { screen: showing ? "" : item })}>${teachWords.project}</button>
      ${found.late > 0 && html`<button type="button" class="cw-button cw-quiet" aria-pressed=${found.counts_late} onClick=${() => act("PUT", `${item}/state`, { late: !found.counts_late })}>${teachWords.countLate}</button>`}
      ${found.earlier.map(({ round, counts_late }) => html`<button type="button" key=${round} class="cw-button cw-quiet" aria-pressed=${counts_late} onClick=${() => act("PUT", `${item}/state`, { round, late: !counts_late })}>${teachWords.countBefore(round)}</button>`)}</div>
    ${texts && html`<${Texts} key=${item} item=${item} name=${found.name} act=${act} />`}
    <details class="cw-details" onToggle=${async (e) => setSeen(e.target.open ? await act("GET", `${item}/results`) : null)}><summary>${teachWords.seeFirst}</summary>
      ${seen && html`<div class="room-small"><${Shown} shown=${seen} /></div>`}</details></section>`;
}

function Items({ board, step, act }) {
  const [chosen, choose] = useState("");
  const own = step.items.length < 4 ? step.items : [];
  const shown = chosen && !own.includes(chosen) ? [...own, chosen] : own;
  const rated = board.showable.includes("widest"), showing = board.desk.screen === "widest";
  return html`<div class="cw-stack">
    ${shown.map((item) => html`<${Item} key=${item} item=${item} found=${board.items[item]} board=${board} act=${act} />`)}
    <section class="cw-card cw-pad cw-stack" aria-label=${teachWords.more}>
      <label class="cw-row"><span>${shown.length ? teachWords.other : teachWords.some}</span>
        <select class="cw-select" value=${chosen} onChange=${(e) => choose(e.target.value)}><option value="">${teachWords.none}</option>
          ${Object.entries(board.items).filter(([item]) => !own.includes(item)).map(([item, found]) => html`<option key=${item} value=${item} selected=${item === chosen}>${teachWords.count(found.name, found.answered)}</option>`)}</select></label>
      ${rated && html`<div><button type="button" class="cw-button cw-quiet" aria-pressed=${showing} onClick=${() => act("PUT", "board", { screen: showing ? "" : "widest" })}>${teachWords.widest}</button></div>`}</section></div>`;
}

function Teach() {
  const [board, away, look] = useAsked("board", 2), [said, say] = useState(""), [gone, setGone] = useState(false);
  const act = async (method, path, body) => {
    try {
      const answer = await ask(method, path, body);
      say("");
      if (method !== "GET") await look();
      return answer;
    } catch (error) { say(sentence(error)); return null; }
  };
  const erase = async () => { if (await ask("DELETE", "session").catch((error) => say(sentence(error)))) setGone(true); };
  if (gone) return html`<h1>${teachWords.erased}</h1><p>${teachWords.nothingLeft}</p>`;
  if (!board) return html`<p role="status">${away || roomWords.moment}</p>`;
  const sheet = board.sheets.find((each) => each.minutes === board.desk.minutes);
  return html`<div class="cw-stack"><header class="cw-row room-top"><h1>${teachWords.room} <b class="room-code">${board.code}</b></h1>
      <p role="status">${teachWords.joined(roomWords.people(board.joined), board.ended)}</p>
      <a class="cw-button room-link" href="projector" target="_blank" rel="noopener">${teachWords.projector}</a></header>
    ${(away || said) && html`<p class="cw-notice" role="alert">${away || said}</p>`}
    <div class="room-desk"><${Sheet} board=${board} sheet=${sheet} act=${act} /><${Items} key=${board.desk.step} board=${board} step=${sheet.items[board.desk.step]} act=${act} /></div>
    <footer class="cw-card cw-pad cw-row"><h2>${teachWords.after}</h2>
      <a class="cw-button cw-quiet room-link" href="api/export.csv" download>${teachWords.table}</a><a class="cw-button cw-quiet room-link" href="api/texts.csv" download>${teachWords.texts}</a>
      ${!board.ended && html`<${Deliberate} say=${teachWords.end} kind="cw-quiet" sure=${teachWords.sureEnd} onYes=${() => act("PUT", "session", { ended: true })} />`}
      <${Deliberate} say=${teachWords.erase} kind="cw-quiet" sure=${teachWords.sureErase} onYes=${erase} />
      ${board.ended && board.opens && html`<a class="cw-button cw-quiet room-link" href="opening">${teachWords.another}</a>`}
      <p class="cw-soft">${teachWords.otherwise(board.days)}</p></footer></div>`;
}

mount(Teach);
