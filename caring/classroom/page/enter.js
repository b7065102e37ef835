// On a hub, the web edition gets a pass first: its Python runs in a worker, which can’t show the hub that it is our page.
const enterWords = {
  title: "The workshop in this browser",
  keepsNothing: "This browser keeps nothing for this page (a private window may do that), so you can’t join from it.",
};

async function enter() {
  const { pass } = await ask("POST", "pass");
  await import("../web/store.js");
  const site = new URL("web/", location.href);
  const store = await caringStore.open(site.href).catch(() => { throw new Error(enterWords.keepsNothing); });
  await store.change("answers", "pass", pass);
  location.replace(site);
}

function Enter() {
  const [said, say] = useState(roomWords.moment);
  useEffect(() => { enter().catch((error) => say(error.message)); }, []);
  return html`<h1>${enterWords.title}</h1><p role="status">${said}</p>`;
}

mount(Enter);
