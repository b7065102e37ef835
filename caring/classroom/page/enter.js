// On a hub, the web edition gets a pass first: its Python runs in a worker, which can’t show the hub that it is our page.
const enterWords = {
  title: "The workshop in this browser",
  keepsNothing: "This browser keeps nothing for this page (a private window may do that), so you can’t join from it.",
};

/** Keep the pass; where it is another person's than the one held, they get no place that somebody joined before them. */
async function keep(site, pass) {
  const store = await caringStore.open(site), held = JSON.parse(await store.all("answers")).pass;
  const person = (text) => text?.split(".")[0];
  if (person(held) !== person(pass)) store.change("answers", "room", null);
  await store.change("answers", "pass", pass);
}

async function enter() {
  const { pass } = await ask("POST", "pass");
  await import("../web/store.js");
  const { href } = new URL("web/", location.href);
  try { await keep(href, pass); } catch { return enterWords.keepsNothing; }
  location.replace(href);
  return roomWords.moment;
}

function Enter() {
  const [said, say] = useState(roomWords.moment);
  useEffect(() => { enter().then(say, (error) => say(sentence(error))); }, []);
  return html`<h1>${enterWords.title}</h1><p role="status">${said}</p>`;
}

mount(Enter);
