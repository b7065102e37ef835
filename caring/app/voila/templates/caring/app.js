// The page around a lesson: it says that it loads, how far one is, and what to do when the workshop is away.
const appWords = {
  waking: (title) => `I’m waking “${title}” up. That usually takes five to ten seconds.`,
  late: "It takes longer today. I’m still at it, and what you did is kept.",
  stuck: 'Something holds it up. <a href="">Load the page again</a>, or go to the <a href="/">front page</a>.',
  ready: (title) => `“${title}” is ready.`,
  server: "I can’t reach the workshop: it was closed, or this computer slept. What you did up to now is kept; what stands in a field that you are writing in, copy it first. Start the workshop again, and open the address that it shows.",
  look: "Look again",
  kernel: "This page has fallen asleep. What you did is kept. If you are writing in a field just now, copy those words first; then wake it up, and go on.",
  wake: "Wake it up",
  steps: (done, of) => `${done} of ${of} steps done`,
  screen: (at, of, name) => `${at} of ${of} · ${name}`,
  next: "Next →",
  nextLesson: "Next lesson →",
};

const byId = (id) => document.getElementById(id);
const dark = matchMedia("(prefers-color-scheme: dark)");
const follow = () => { document.body.dataset.jpThemeLight = dark.matches ? "false" : "true"; };
dark.addEventListener("change", follow);
follow();

// Voilà lets the kernel go before the page does: the views hear of it first, for what is still in the hand.
addEventListener("beforeunload", () => dispatchEvent(new Event("pagehide")));

const TITLE = document.title.split(" · ")[0];
// A live region speaks when it changes, not when it is there from the beginning.
setTimeout(() => { byId("app-said").textContent = appWords.waking(TITLE); }, 200);
const late = [
  setTimeout(() => { byId("app-late").textContent = appWords.late; }, 20_000),
  setTimeout(() => { byId("app-late").innerHTML = appWords.stuck; }, 60_000),
];
window.voila_heartbeat = () => {};
window.voila_process = (at, of) => { const bar = byId("app-loading-bar"); if (bar) bar.style.width = `${100 * at / of}%`; };
window.display_cells = () => {
  if (!window.themeLoaded) { window.cellLoaded = true; return; }
  late.forEach(clearTimeout);
  byId("loading")?.remove();
  byId("rendered_cells").style.display = "";
  byId("app-said").textContent = appWords.ready(TITLE);
  byId("app-projector").disabled = false;
  document.dispatchEvent(new Event("app-ready"));
};
window.update_loading_text = window.voila_process;
window.voila_finish = window.display_cells;

// How far one is, and whether kernel and server are there: asked after something was done, and now and then.
function gone(what) {
  const bar = byId("app-gone");
  if (!bar.hidden && bar.dataset.what === what) return;
  bar.dataset.what = what;
  bar.innerHTML = `<p></p><button type="button" class="app-button">${what === "kernel" ? appWords.wake : appWords.look}</button>`;
  bar.querySelector("p").textContent = what === "kernel" ? appWords.kernel : appWords.server;
  bar.querySelector("button").onclick = () => (what === "kernel" ? location.reload() : look());
  bar.hidden = false;
}
async function look() {
  const config = byId("jupyter-config-data"), lesson = document.body.dataset.lesson;
  if (!config || !lesson || document.hidden) return;
  try {
    const kernel = JSON.parse(config.textContent).kernelId;
    const answer = await fetch(`${document.body.dataset.baseUrl}../progress/${lesson}?kernel=${kernel}`);
    if (!answer.ok) throw new Error(answer.status);
    const { steps, alive } = await answer.json();
    if (!alive) { gone("kernel"); return; }
    byId("app-gone").hidden = true;
    if (!byId("app-steps")) return;
    byId("app-dots").replaceChildren(...steps.map(([, done]) => Object.assign(document.createElement("i"), { className: done ? "is-on" : "" })));
    byId("app-steps").textContent = appWords.steps(steps.filter(([, done]) => done).length, steps.length);
  } catch { gone("server"); }
}
let soon = 0;
const lookSoon = () => { clearTimeout(soon); soon = setTimeout(look, 800); };
document.addEventListener("app-ready", () => {
  for (const event of ["click", "change", "keyup"]) document.addEventListener(event, lookSoon, true);
  window.addEventListener("focus", look);
  setInterval(look, 15_000);
});

// Projector: the lesson one screen after the other, each with one heading or one view, as much text as has room.
const projector = byId("app-projector");
const blocks = () => [...byId("rendered_cells").querySelectorAll(".jp-RenderedMarkdown > :not(ul), .jp-RenderedMarkdown > ul > li, .cw, .cw-chart, .jp-OutputArea-output > pre, .app-stopped")]
  .filter((block) => block.matches(".cw, .cw-chart") || !block.closest(".cw, .cw-chart"));
const isView = (block) => block.matches(".cw, .cw-chart");
const heading = (block) => (block.matches("h1, h2, h3") ? block : block.querySelector(".cw-title"))?.firstChild?.textContent.trim();
let last = 0; // the block that the shown screen ends with

/** Put blocks on screens: a heading begins one, a view stands alone unless its heading and a few words fit above it. */
function screens() {
  const all = blocks(), room = innerHeight - 40 - 124, found = [];
  document.body.classList.add("is-measuring");
  all.forEach((block) => { block.classList.remove("off-screen"); block.classList.add("on-screen"); });
  let used = 0, closed = true, section = null;
  all.forEach((block, at) => {
    const high = block.getBoundingClientRect().height + 32;
    if (high <= 33 || block.matches("hr")) return;
    const begins = block.matches("h1, h2");
    if (closed || begins || used + high > room) {
      found.push([]);
      used = 0;
      if (section && !begins && !isView(block)) { found.at(-1).push(section.at); used = section.high; } // it goes on
    }
    closed = isView(block) && !all[at + 1]?.matches(".cw-chart");
    if (begins) section = { at, high };
    found.at(-1).push(at);
    used += high;
  });
  document.body.classList.remove("is-measuring");
  return [all, joined(all, found)];
}
/** A heading that was left alone goes along with what it is the heading of. */
function joined(all, found) {
  return found.reduce((kept, screen) => {
    const before = kept.at(-1);
    if (before?.length && before.every((at) => all[at].matches("h2, h3"))) before.push(...screen);
    else kept.push([...screen]);
    return kept;
  }, []);
}
function show(step = 0, focus = false) {
  const [all, found] = screens();
  const at = Math.max(0, found.findIndex((screen) => screen.at(-1) >= last));
  const to = Math.min(found.length - 1, Math.max(0, at + step));
  last = found[to].at(-1);
  all.forEach((block, number) => { block.classList.toggle("on-screen", found[to].includes(number)); block.classList.toggle("off-screen", !found[to].includes(number)); });
  const name = found[to].map((number) => heading(all[number])).find(Boolean) ?? all.slice(0, last).map(heading).filter(Boolean).at(-1) ?? TITLE;
  byId("app-screen-at").textContent = appWords.screen(to + 1, found.length, name);
  const has = (kind) => found[to].some((number) => all[number].matches(kind));
  byId("app-screen-title").hidden = has("h1");
  byId("app-screen-section").hidden = has("h1, h2");
  byId("app-screen-section").textContent = name;
  byId("app-screen-back").disabled = to === 0;
  const next = document.querySelector(".app-next"), ends = to === found.length - 1;
  byId("app-screen-next").textContent = ends && next ? appWords.nextLesson : appWords.next;
  byId("app-screen-next").disabled = ends && !next;
  if (step > 0 && at === to && next) location.href = `${next.href}?projector`;
  if (focus || all.some((block) => block.classList.contains("off-screen") && block.contains(document.activeElement))) byId("app-screen-next").focus({ preventScroll: true });
  scrollTo(0, 0);
  window.dispatchEvent(new Event("resize")); // a chart takes its size from its screen
}
/** Say that a screen goes on below the bar. */
function goesOn() {
  const more = byId("app-screen-more"), ends = document.documentElement.scrollHeight - innerHeight - scrollY < 8;
  if (ends && more === document.activeElement) byId("app-screen-next").focus({ preventScroll: true });
  more.hidden = ends;
}
function project(on) {
  document.body.classList.toggle("projector", on);
  projector.setAttribute("aria-pressed", on);
  byId("app-screens").hidden = !on;
  byId("app-screen-title").hidden = byId("app-screen-section").hidden = true;
  const address = new URL(location);
  address.searchParams.delete("token");
  if (on) address.searchParams.set("projector", ""); else address.searchParams.delete("projector");
  history.replaceState(null, "", address.href.replace("projector=", "projector"));
  if (on) { show(0, true); return; }
  blocks().forEach((block) => block.classList.remove("on-screen", "off-screen"));
  window.dispatchEvent(new Event("resize"));
  projector.focus();
}
document.addEventListener("app-ready", () => {
  projector.onclick = () => project(true);
  byId("app-screen-leave").onclick = () => project(false);
  byId("app-screen-back").onclick = () => show(-1);
  byId("app-screen-next").onclick = () => show(1);
  byId("app-screen-more").onclick = () => scrollBy({ top: .7 * innerHeight });
  addEventListener("scroll", goesOn);
  new ResizeObserver(goesOn).observe(byId("rendered_cells"));
  document.addEventListener("keydown", (event) => {
    if (!document.body.classList.contains("projector") || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable], [role='slider'], .cw-full, .cw-stage")) return;
    const step = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[event.key];
    if (step) { event.preventDefault(); show(step); }
    if (event.key === "Escape" && !event.target.closest(".cw")) project(false);
  });
  // A view or a chart that comes later changes how many screens there are.
  let drawn = 0;
  new MutationObserver(() => {
    const now = byId("rendered_cells").querySelectorAll(".cw-view, .js-plotly-plot").length;
    if (now !== drawn && document.body.classList.contains("projector")) { drawn = now; setTimeout(show, 300); }
  }).observe(byId("rendered_cells"), { childList: true, subtree: true });
  if (new URLSearchParams(location.search).has("projector")) requestAnimationFrame(() => project(true));
});
