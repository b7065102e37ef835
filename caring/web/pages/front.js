// The front page: begin, put the five in order while Python loads, see how far you are, keep your work and take it out.
const frontWords = {
  moved: (claim, place, of) => `“${claim}” is now number ${place} of ${of}.`,
  full: "This order could not be kept: the browser’s storage is full. Make room, or give it once more in lesson 1.",
  which: "Which number matters most?",
  whichMeanwhile: "While it loads: Which number matters most?",
  five: "Five numbers about one platform. Put them in your order, most important first. There is no trick.",
  starts: "Lesson 1 starts with the order that you leave here.",
  statistics: "The five statistics, most important first",
  sealed: (day) => `Your first order is sealed, since ${day}.`,
  drag: "Drag a card, or use its arrows. On a keyboard: Tab to an arrow, then ↑ ↓ or a number from 1 to 5.",
  noPython: "Python did not start here. Reload this page; if it fails again, try another browser or a newer one.",
  ready: "✓ ready",
  isReady: "Python is here. A lesson now opens in about ten seconds.",
  loading: "◐ loading",
  isLoading: "Python is on its way to you. The first time that usually takes half a minute, later some seconds. You can begin now, or use the wait below.",
  size: (loaded, all) => `${loaded} of ${all} MB`,
  marks: { done: "✓ done", begun: "◐ begun" },
  next: "→ next",
  begin: "Begin",
  goOn: "Go on",
  lookAgain: "Look again",
  lesson: (title, minutes) => `${title}, ${minutes} minutes`,
  tookOut: (name) => `Your work is in the file ${name}.`,
  erased: "It is gone: your answers, their copies, and your pages’ copies. Close other tabs of the workshop, too.",
  pageMade: (name) => `Your page is in the file ${name}. It needs no network, and prints well.`,
  kept: "It is kept as you make it, in this browser, on this computer. Nothing is sent anywhere, unless you join a class’s room.",
  keptSo: (count) => html`It is kept as you make it, in this browser, on this computer: <b>${count}</b>. Nothing is sent anywhere, unless you join a class’s room.`,
  answers: (count) => (count === 0 ? "no answers yet" : count === 1 ? "one answer" : `${count} answers`),
  andPages: (count) => (count === 0 ? "" : count === 1 ? ", and one page that you wrote on" : `, and ${count} pages that you wrote on`),
  mine: "The pages that you wrote on, with your words and your code. The file holds them, too.",
  yoursOf: (title, day) => `${title}, yours of ${day}`,
  pagesBack: (count) => (count === 0 ? "Its pages are here already." : count === 1 ? "One page is back." : `${count} pages are back.`),
  noRoom: "Its pages could not be put back: this browser has no room for them.",
  opens: "What you can do with it opens when Python is here.",
  myPage: "Make “My sixty seconds”, my page",
  out: "Take my work out as one file",
  back: "Put such a file back",
  file: "A file that the workshop took out",
  erase: "Erase everything",
  sure: "Erase all that is yours in this browser? Only a file that you took out brings it back.",
  fits: "The file fits here, on another computer, and in the edition for laptops, which takes the answers from it. A private window forgets everything when you close it: take your work out first.",
  fleeting: "This browser may also make room by itself when its disk is full.",
  backups: (count) => `Earlier copies of your work (${count})`,
  beside: "The new page is there, and yours is beside it.",
  keepsNothing: "This browser keeps nothing for this page (a private window may do that): what you do here goes when you close it. Take your work out before.",
  newWorkshop: "A new version of the workshop is here. Your answers and your pages stay as they are.",
  takeNew: "Take the new version",
  newer: (title) => `The workshop has a newer page: ${title}. Yours stays as it is; you can have both.`,
  layBeside: "Lay the new one beside mine",
  onlyHttps: "This address can’t hold the workshop (browsers allow that only over https), so it needs its network each time.",
  cannotHold: "This browser can’t hold the workshop, so it needs its network each time.",
  held: "✓ held",
  heldWhole: "All of it is in this browser now: it opens without a network, and you can install it from the browser’s menu.",
  heldPartly: (held, of) => `Not all of it could be held (${held} of ${of} files): there may be too little room. It goes on with its network.`,
  holding: (held, of) => `Holding it in this browser: ${held} of ${of} files.`,
  willHold: (size) => `Once your first lesson is open, your browser takes in the rest of the workshop (${size} MB in all), so that it opens on a train, too.`,
  hold: "Hold all of it here",
  pandas: "Only the exercises with data fetch something else, pandas, from Pyodide’s own server, and say so.",
};

const site = JSON.parse(document.getElementById("site").textContent);
const root = new URL(".", location.href).href;
const at = (name) => document.getElementById(name);
const dark = matchMedia("(prefers-color-scheme: dark)");
const follow = () => { document.body.dataset.jpThemeLight = String(!dark.matches); };
dark.addEventListener("change", follow);
follow();

function save(name, text, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

// What the page knows; whoever changes it draws anew.
const page = { cards: null, sealed: "", said: "", overview: null, told: "", python: "", loaded: 0, held: null, mine: {}, newer: [], backups: [], update: null };
const change = (what) => { Object.assign(page, what); show(); };

// ---- the store, and the five
const store = await caringStore.open(root).catch(() => null);
const shuffle = (ids) => {
  const list = [...ids];
  do list.forEach((_, i) => { const j = i + Math.floor(Math.random() * (list.length - i)); [list[i], list[j]] = [list[j], list[i]]; });
  while (list.every((id, i) => id === ids[i]));
  return list;
};
const claims = new Map(site.statistics.map(({ id, claim }) => [id, claim])), ids = [...claims.keys()];
let seed = Math.floor(Math.random() * 1_000_000), notKept = !store;

async function look() {
  const kept = store ? JSON.parse(await store.all("answers"))["order.first"] : null;
  let value = null;
  try { value = kept && JSON.parse(kept).value; } catch { /* damaged: Python sets it aside, and says so */ }
  const good = Array.isArray(value?.order) && [...value.order].sort().join() === [...ids].sort().join();
  const order = good ? value.order : page.cards?.map((card) => card.id) ?? shuffle(ids);
  if (good) seed = value.seed ?? seed;
  change({ cards: order.map((id) => ({ id, claim: claims.get(id) })), sealed: good ? value.sealed ?? "" : "" });
}

function move(id, place) {
  const cards = page.cards.filter((card) => card.id !== id);
  cards.splice(place - 1, 0, { id, claim: claims.get(id) });
  change({ cards, said: frontWords.moved(claims.get(id), place, cards.length) });
  const value = { order: cards.map((card) => card.id), sealed: null, seed };
  const made = `${new Date().toISOString().slice(0, 19)}+00:00`;
  const text = `${JSON.stringify({ format: "caring-answer", version: 1, item: "order.first", made, value }, null, 1)}\n`;
  store?.change("answers", "order.first", text).then(() => change({ told: "" }),
    () => change({ told: frontWords.full }));
  stay();
}

const Five = () => page.cards && html`<section class="cw-view" aria-labelledby="five-title">
  <h2 id="five-title">${page.python === "ready" ? frontWords.which : frontWords.whichMeanwhile}</h2>
  <p class="cw-lead">${frontWords.five} ${!page.sealed && !notKept && frontWords.starts}</p>
  <${Sorter} cards=${page.cards} fixed=${!!page.sealed} label=${frontWords.statistics} onMove=${move} />
  <p class="cw-soft cw-small">${page.sealed ? frontWords.sealed(page.sealed.slice(0, 10)) : frontWords.drag}</p>
  <p class="cw-said" role="status">${page.said}</p></section>`;

// ---- Python, in a worker
const asked = new Map();
let worker = null, number = 0;
const ask = (name, ...given) => new Promise((done) => {
  asked.set(++number, done);
  worker.postMessage({ number, ask: name, given });
});
function wake() {
  worker = new Worker(new URL("desk.js", root), { type: "module" });
  worker.onmessage = ({ data }) => {
    if (data.overview) { change({ overview: data.overview, python: "ready" }); look(); backups(); }
    else { asked.get(data.number)?.(data.answer); asked.delete(data.number); }
  };
  worker.onerror = (event) => { event.preventDefault(); change({ python: "failed" }); };
}

/** Fetch what the first lesson's Python needs, so that it opens from here; count what has come. */
async function warm() {
  for (const [path, bytes] of site.python) {
    await fetch(root + path).then((answer) => answer.arrayBuffer()).catch(() => {});
    change({ loaded: page.loaded + bytes });
  }
}

const MB = (bytes) => (bytes / 1e6).toFixed(0);
const size = site.python.reduce((sum, [, bytes]) => sum + bytes, 0);
const Loading = () => {
  const all = page.python === "ready" && page.loaded >= size;
  return html`<div class="cw-card cw-pad front-loading" role="status">
    ${page.python === "failed" ? html`<p>${frontWords.noPython}</p>`
    : all ? html`<p><span class="cw-badge cw-k">${frontWords.ready}</span> ${frontWords.isReady}</p>`
    : html`<p><span class="cw-badge cw-k">${frontWords.loading}</span> ${frontWords.isLoading}</p>
      <p class="front-track" aria-hidden="true"><i style=${{ width: `${Math.min(100, 100 * page.loaded / size)}%` }}></i></p>
      <p class="cw-soft cw-small" aria-hidden="true">${frontWords.size(MB(page.loaded), MB(size))}</p>`}</div>`;
};

/** Ask the browser not to make room at the learner's expense; only once there is something to keep. */
const stay = async () => change({ fleeting: await navigator.storage?.persist?.().catch(() => false) === false });

// ---- the map
function showMap() {
  const { overview } = page;
  if (!overview) return;
  at("far").textContent = overview.lead;
  for (const place of document.querySelectorAll("[data-lesson]")) {
    const file = place.dataset.lesson, state = overview.states[file];
    place.closest("li").className = `cw-card cw-lesson-${state}`;
    const marks = [frontWords.marks[state], file === overview.next && frontWords.next].filter(Boolean);
    draw(html`${marks.map((mark) => html`<span class="cw-badge cw-k">${mark}</span> `)}`, place);
  }
  const next = site.lessons.find(({ file }) => file === (overview.next || site.lessons[0].file));
  const fresh = Object.values(overview.states).every((state) => state === "new");
  at("begin").href = `notebooks/index.html?path=${next.file}`;
  at("begin").textContent = fresh ? frontWords.begin : overview.next ? frontWords.goOn : frontWords.lookAgain;
  at("begin-says").textContent = frontWords.lesson(next.title, next.minutes_alone);
}

// ---- the work: out, in, away; the page to take home
async function takeOut() {
  const { name, text } = await ask("take_out");
  await findPages();
  const pages = Object.fromEntries(Object.entries(page.mine).map(([path, content]) => [path, unanswered(content)]));
  save(name, `${JSON.stringify({ ...JSON.parse(text), pages }, null, 1)}\n`, "application/json");
  change({ done: frontWords.tookOut(name) });
}
async function putBack(event) {
  const file = event.target.files[0];
  event.target.value = "";
  if (!file) return;
  const text = await file.text(), { said, taken } = await ask("put_back", text);
  const pages = Object.entries((taken && JSON.parse(text).pages) ?? {}).filter(isPage);
  const laid = pages.length ? await layPages(pages).then(frontWords.pagesBack, () => frontWords.noRoom) : "";
  change({ done: `${said} ${laid}` });
  findPages();
}
async function erase() {
  await store?.wipe();
  await clearLite();
  change({ done: frontWords.erased, backups: [], cards: null, said: "", told: "" });
  look();
  findPages();
}
const myPage = async () => { const { name, text } = await ask("my_page"); save(name, text, "text/html;charset=utf-8"); change({ done: frontWords.pageMade(name) }); };
async function backups() { if (store) change({ backups: Object.entries(JSON.parse(await store.all("backups"))).map(([name, text]) => [`${name}.json`, text]) }); }

const Yours = () => {
  const chooser = useRef(null), { overview } = page, waits = !overview, mine = Object.entries(page.mine);
  return html`<div class="cw-card cw-pad cw-stack">
    <p>${waits ? frontWords.kept : frontWords.keptSo(frontWords.answers(overview.answers) + frontWords.andPages(mine.length))} ${waits && frontWords.opens}</p>
    <div class="cw-row">
      <button type="button" class="cw-button cw-quiet" disabled=${waits} onClick=${myPage}>${frontWords.myPage}</button>
      <button type="button" class="cw-button cw-quiet" disabled=${waits || !(overview.answers || mine.length)} onClick=${takeOut}>${frontWords.out}</button>
      <button type="button" class="cw-button cw-quiet" disabled=${waits} onClick=${() => chooser.current.click()}>${frontWords.back}</button>
      <input type="file" accept=".json,application/json" ref=${chooser} onChange=${putBack} hidden aria-label=${frontWords.file} />
      <${Deliberate} say=${frontWords.erase} kind="cw-quiet" sure=${frontWords.sure} onYes=${erase} /></div>
    ${mine.length > 0 && html`<div><p>${frontWords.mine}</p>
      <ul>${mine.map(([path, content]) => html`<li key=${path}><a href=${`notebooks/index.html?path=${encodeURIComponent(path)}`}>${titled(path, content)}</a></li>`)}</ul></div>`}
    <p class="cw-soft cw-small">${frontWords.fits} ${page.fleeting && frontWords.fleeting}</p>
    ${page.backups.length > 0 && html`<details class="cw-details"><summary>${frontWords.backups(page.backups.length)}</summary>
      <ul>${page.backups.map(([name, text]) => html`<li><button type="button" class="cw-button cw-quiet" onClick=${() => save(name, text, "application/json")}>${name}</button></li>`)}</ul></details>`}
    <p class="cw-said" role="status">${page.done}</p></div>`;
};

// ---- the learner's own copies of the pages, which JupyterLite keeps; a new version of one is offered, never laid over it
const LITE = `JupyterLite Storage - ${new URL(root).pathname}`;
async function lite(what, make = false) {
  const names = await indexedDB.databases?.().catch(() => []) ?? [];
  if (!make && !names.some(({ name }) => name === LITE)) return null;
  const database = await new Promise((done, failed) => {
    const asks = indexedDB.open(LITE);
    asks.onupgradeneeded = () => asks.result.createObjectStore("files");
    asks.onsuccess = () => done(asks.result);
    asks.onerror = failed;
  });
  try { return await what(database); } finally { database.close(); }
}
const whenDone = (transaction) => new Promise((done, failed) => { transaction.oncomplete = done; transaction.onabort = failed; });
async function clearLite() {
  await lite(async (database) => {
    const all = [...database.objectStoreNames];
    if (!all.length) return;
    const transaction = database.transaction(all, "readwrite");
    all.forEach((each) => transaction.objectStore(each).clear());
    await whenDone(transaction);
  });
}
const source = ({ source: given }) => [given].flat().join("");
/** Sum up what is written on a page, as `written` of web/laying.py does: Adler-32. */
function written({ cells }) {
  let a = 1, b = 0;
  for (const byte of new TextEncoder().encode(cells.map(source).join("\f"))) { a = (a + byte) % 65521; b = (b + a) % 65521; }
  return b * 65536 + a;
}
const unanswered = (content) => ({ ...content, cells: content.cells.map((cell) => (cell.cell_type === "code" ? { ...cell, outputs: [], execution_count: null } : cell)) });
const fromFile = (content) => ({ ...content, metadata: { ...content.metadata, caring: { ...content.metadata?.caring, fromFile: true } } });  // which runs only when asked to
const isPage = ([path, content]) => /^(exercises\/)?[^/]+\.ipynb$/.test(path) && Array.isArray(content?.cells) && content.cells.every((cell) => cell?.source !== undefined);
function titled(path, { cells }) {
  const title = cells.map(source).join("\n").match(/^# (.+)$/m)?.[1] ?? path, day = path.match(/_yours_(.{10})/)?.[1];
  return day ? frontWords.yoursOf(title, day) : title;
}
const besides = (path) => path.replace(/\.ipynb$/, `_yours_${new Date().toISOString().slice(0, 10)}_${String(Date.now()).slice(-5)}.ipynb`);

/** Find the pages that the learner wrote on, and of which there is a newer one; an old one without a word of theirs makes room. */
async function findPages() {
  const mine = {}, newer = [];
  await lite(async (database) => {
    if (!database.objectStoreNames.contains("files")) return;
    const transaction = database.transaction("files", "readwrite");
    transaction.objectStore("files").openCursor().onsuccess = ({ target: { result } }) => {
      if (!result) return;
      const { key, value: { content } } = result, now = site.versions[key];
      if (isPage([key, content])) {
        const old = now && content.metadata?.caring?.version !== now, theirs = content.metadata?.caring?.written !== written(content);
        if (!now || theirs) mine[key] = content;
        else if (old) result.delete();
        if (old && theirs) newer.push(key);
      }
      result.continue();
    };
    await whenDone(transaction);
  });
  change({ mine, newer });
}
async function takeNew(path) {
  await lite(async (database) => {
    const transaction = database.transaction("files", "readwrite"), files = transaction.objectStore("files");
    files.get(path).onsuccess = ({ target: { result } }) => {
      const mine = besides(path);
      files.put({ ...result, path: mine, name: mine.split("/").pop() }, mine);
      files.delete(path);
    };
    await whenDone(transaction);
  });
  change({ told: frontWords.beside });
  findPages();
}
/** Lay pages that come back, each beside one that is here; say how many there were, without those that are here already. */
async function layPages(pages) {
  let laid = 0;
  await lite(async (database) => {
    const transaction = database.transaction("files", "readwrite"), files = transaction.objectStore("files");
    files.getAll().onsuccess = ({ target: { result } }) => {
      const here = result.map(({ path, content }) => [path, content]).filter(isPage);
      const known = new Set(here.map(([, content]) => written(content))), now = new Date().toISOString();
      for (const [path, content] of pages.filter(([, content]) => !known.has(written(content)))) {
        const place = result.some((each) => each.path === path) ? besides(path) : path;
        files.put({ name: place.split("/").pop(), path: place, type: "notebook", format: "json", mimetype: "application/json", content: fromFile(unanswered(content)), created: now, last_modified: now, size: 0, writable: true }, place);
        laid += 1;
      }
    };
    await whenDone(transaction);
  }, true);
  return laid;
}
const Told = () => html`
  ${notKept && html`<p class="cw-notice" role="alert">${frontWords.keepsNothing}</p>`}
  ${page.overview?.notice && html`<p class="cw-notice" role="alert">${page.overview.notice}</p>`}
  ${page.told && html`<p class="cw-notice" role="alert">${page.told}</p>`}
  ${page.update && html`<div class="cw-notice cw-row"><span>${frontWords.newWorkshop}</span>
    <button type="button" class="cw-button" onClick=${() => page.update.postMessage("take")}>${frontWords.takeNew}</button></div>`}
  ${page.newer.map((path) => html`<div class="cw-notice cw-row" key=${path}><span>${frontWords.newer(titled(path, page.mine[path]))}</span>
    <button type="button" class="cw-button cw-quiet" onClick=${() => takeNew(path)}>${frontWords.layBeside}</button>
    </div>`)}`;

// ---- without a network
/** Take a new version at once where the old one isn't held whole: its missing files are nowhere any more. */
const take = () => { if (page.update && page.held && page.held.held < page.held.of && !page.held.busy) page.update.postMessage("take"); };

async function hold() {
  if (!navigator.serviceWorker) {
    change({ held: { why: frontWords.onlyHttps } });
    return;
  }
  try {
    const registration = await navigator.serviceWorker.register("service-worker.js", { updateViaCache: "none" });
    let controlled = !!navigator.serviceWorker.controller, reloads = false;
    navigator.serviceWorker.onmessage = ({ data }) => { change({ held: data }); take(); };
    navigator.serviceWorker.oncontrollerchange = () => {
      if (controlled && !reloads) { reloads = true; location.reload(); }
      controlled = true;
    };
    const offer = () => { if (registration.waiting && navigator.serviceWorker.controller) { change({ update: registration.waiting }); take(); } };
    registration.onupdatefound = () => { const next = registration.installing; next.onstatechange = () => next.state === "installed" && offer(); };
    offer();
    await navigator.serviceWorker.ready;
    const here = new Promise((done) => { navigator.serviceWorker.addEventListener("controllerchange", done, { once: true }); setTimeout(done, 3000); });
    if (!navigator.serviceWorker.controller) await here;
    tell("count");
  } catch (error) {
    change({ held: { why: frontWords.cannotHold } });
  }
}
const tell = (word) => navigator.serviceWorker?.controller?.postMessage(word);
const Held = () => {
  const { held } = page;
  if (held?.why) return html`<p>${held.why}</p>`;
  const whole = held && held.held === held.of;
  return html`<div class="cw-card cw-pad cw-stack">
    <p role="status">${whole ? html`<span class="cw-badge cw-k">${frontWords.held}</span> ${frontWords.heldWhole}`
    : held?.end ? frontWords.heldPartly(held.held, held.of)
    : held?.busy ? frontWords.holding(held.held, held.of)
    : frontWords.willHold(MB(site.bytes))}</p>
    ${!whole && !held?.busy && html`<p><button type="button" class="cw-button cw-quiet" onClick=${() => tell("hold")}>${frontWords.hold}</button></p>`}
    <p class="cw-soft cw-small">${frontWords.pandas}</p></div>`;
};

function show() {
  const held = document.activeElement;
  draw(html`<${Five} />`, at("five"));
  draw(html`<${Loading} />`, at("loading"));
  draw(html`<${Told} />`, at("told"));
  draw(html`<${Yours} />`, at("yours"));
  draw(html`<${Held} />`, at("held"));
  showMap();
  if (held.isConnected && document.activeElement !== held) held.focus({ preventScroll: true });  // a card that moves loses it
}

await look();
store?.hear(() => { look(); });
addEventListener("pageshow", () => { look(); findPages(); });
findPages();
backups();
change({ fleeting: await navigator.storage?.persisted?.().catch(() => false) === false });
await hold();
wake();
await warm();
