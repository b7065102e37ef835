// The page around a lesson: it says that it loads, how far one is, and what to do when the workshop is away.
const byId = (id) => document.getElementById(id);
const dark = matchMedia("(prefers-color-scheme: dark)");
const follow = () => { document.body.dataset.jpThemeLight = dark.matches ? "false" : "true"; };
dark.addEventListener("change", follow);
follow();

const TITLE = document.title.split(" · ")[0];
// A live region speaks when it changes, not when it is there from the beginning.
setTimeout(() => { byId("app-said").textContent = `I’m waking “${TITLE}” up. That usually takes five to ten seconds.`; }, 200);
const late = [
  setTimeout(() => { byId("app-late").textContent = "It takes longer today. I’m still at it, and what you did is kept."; }, 20_000),
  setTimeout(() => { byId("app-late").innerHTML = 'Something holds it up. <a href="">Load the page again</a>, or go to the <a href="/">front page</a>.'; }, 60_000),
];
window.voila_heartbeat = () => {};
window.voila_process = (at, of) => { const bar = byId("app-loading-bar"); if (bar) bar.style.width = `${100 * at / of}%`; };
window.display_cells = () => {
  if (!window.themeLoaded) { window.cellLoaded = true; return; }
  late.forEach(clearTimeout);
  byId("loading")?.remove();
  byId("rendered_cells").style.display = "";
  byId("app-said").textContent = `“${TITLE}” is ready.`;
  byId("app-projector").disabled = false;
  document.dispatchEvent(new Event("app-ready"));
};
window.update_loading_text = window.voila_process;
window.voila_finish = window.display_cells;

// How far one is, and whether kernel and server are there: asked after something was done, and now and then.
const GONE = {
  server: "I can’t reach the workshop: it was closed, or this computer slept. What you did up to now is kept; what stands in a field that you are writing in, copy it first. Start the workshop again, and open the address that it shows.",
  kernel: "This page has fallen asleep. What you did is kept. Wake it up, and go on.",
};
function gone(what) {
  const bar = byId("app-gone");
  if (!bar.hidden && bar.dataset.what === what) return;
  bar.dataset.what = what;
  bar.innerHTML = `<p></p><button type="button" class="app-button">${what === "kernel" ? "Wake it up" : "Look again"}</button>`;
  bar.querySelector("p").textContent = GONE[what];
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
    byId("app-steps").textContent = `${steps.filter(([, done]) => done).length} of ${steps.length} steps done`;
  } catch { gone("server"); }
}
let soon = 0;
const lookSoon = () => { clearTimeout(soon); soon = setTimeout(look, 800); };
document.addEventListener("app-ready", () => {
  for (const event of ["click", "change", "keyup"]) document.addEventListener(event, lookSoon, true);
  window.addEventListener("focus", look);
  setInterval(look, 15_000);
});
