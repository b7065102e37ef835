// Around a lesson in JupyterLite: the way back, what is loading and how long that takes, and the page runs by itself.
const lessonWords = {
  workshop: "The Caring Workshop",
  opening: "The page is opening.",
  loading: "Python is loading: usually half a minute the first time, later about ten seconds. You can read meanwhile.",
  waking: "Python is here and wakes the page up.",
  fromFile: "This came out of a file. Is it yours?",
  run: "Run it",
  title: (page) => `${page} · The Caring Workshop`,
};

const bar = document.createElement("nav");  // JupyterLab has a banner of its own
bar.className = "lesson-bar";
bar.setAttribute("aria-label", lessonWords.workshop);
bar.innerHTML = `<a href="../index.html"><img src="../mark.svg" alt="" width="34" height="24"><b>${lessonWords.workshop}</b></a><p role="status"></p>`;
document.body.prepend(bar);
document.documentElement.lang = "en";
const say = (text) => { bar.lastChild.textContent = text; };
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const until = async (there) => { for (;;) { const found = there(); if (found) return found; await pause(100); } };

/** Follow a link to another page of the workshop in this tab, once what was written here is saved. */
async function follow(event) {
  const link = event.target.closest("a[href]"), root = new URL("..", location.href).href, files = `${root}files/`;
  if (!link?.href.startsWith(root) || link.getAttribute("href").startsWith("#")) return;
  event.stopPropagation();  // JupyterLab would open its file browser, and there is none
  link.removeAttribute("target");
  if (link.href.startsWith(files)) link.href = `${root}notebooks/index.html?path=${link.href.slice(files.length)}`;
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;  // the browser opens it elsewhere
  event.preventDefault();
  await window.jupyterapp?.commands.execute("docmanager:save").catch(() => {});
  location.assign(link.href);
}
for (const act of ["click", "auxclick"]) addEventListener(act, follow, { capture: true });

/** Wait until the learner says that a page is theirs, if it came out of a file: its code is somebody's. */
async function wanted({ context, content: { model } }) {
  const { fromFile, ...ours } = model.getMetadata("caring") ?? {};
  if (!fromFile) return;
  say(`${lessonWords.fromFile} `);
  bar.lastChild.insertAdjacentHTML("beforeend", `<button type="button">${lessonWords.run}</button>`);
  await new Promise((done) => { bar.querySelector("button").onclick = done; });
  model.setMetadata("caring", ours);
  await context.save();
}

/** Run the page from its top to its end, or in exercises to where pandas is needed; the reader stays where they are. */
async function run(app, { content }) {
  const network = [...content.widgets].findIndex(({ model }) => model.id === "network");
  if (network > 0) content.activeCellIndex = network;
  const running = app.commands.execute(network > 0 ? "notebook:run-all-above" : "notebook:run-all-cells");
  content.activeCellIndex = 0;
  let moved = false;
  for (const act of ["wheel", "pointerdown", "keydown"]) addEventListener(act, () => { moved = true; }, { once: true, capture: true });
  const top = () => { for (let part = content.node; part && !moved; part = part.parentElement) part.scrollTop = 0; content.node.querySelectorAll(moved ? ":not(*)" : ".jp-WindowedPanel-outer").forEach((part) => { part.scrollTop = 0; }); };
  const timer = setInterval(top, 100);
  await running;
  await pause(500);  // JupyterLab scrolls once more when the last output has come
  clearInterval(timer);
}

say(lessonWords.opening);
const app = await until(() => window.jupyterapp);
const panel = await until(() => app.shell?.currentWidget?.content?.widgets?.length && app.shell.currentWidget);
say(lessonWords.loading);
await panel.sessionContext.ready;
const kernel = await until(() => panel.sessionContext.session?.kernel);
await kernel.info;
await wanted(panel);
say(lessonWords.waking);
await run(app, panel);
say("");
document.title = lessonWords.title(panel.title.label.replace(/\.ipynb$/, ""));
document.body.dataset.lesson = "ready";
navigator.serviceWorker?.controller?.postMessage("hold");
