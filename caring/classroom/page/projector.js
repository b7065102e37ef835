// The projector: what the class says, when and only when it is revealed.
const projectorWords = {
  come: "Come in",
  here: (people) => `${people} here`,
  answered: (one, again) => `${one ? "has" : "have"} answered${again ? ", for the second time" : ""}.`,
  states: {
    waiting: "This comes next.",
    open: "It is open now.",
    closed: "It is closed.",
  },
  pairs: "It is closed. Talk in pairs: what made you choose?",
  qr: "The room’s address and code, as a QR code",
  type: "In your notebook, on the page “Start here” (in the app: “My work”), type",
  phone: "On a phone, open this address first: the workshop is there, too.",
  ended: "This room has ended. Thank you.",
};
/** First large letters, then as many lines of each text as there is room for. */
const SIZES = [["1.45em", 16], ["1.2em", 16], ...Array.from({ length: 16 }, (_, n) => ["1em", 16 - n])];

/** Let picked texts be as large as the screen has room for, and cut only what even then runs over. */
function useFit() {
  useLayoutEffect(() => {
    const page = document.documentElement;
    SIZES.some(([size, lines]) => {
      page.style.setProperty("--text", size);
      page.style.setProperty("--lines", lines);
      return page.scrollHeight <= innerHeight;
    });
  });
}

const said = ({ item, round, state }) => (state === "closed" && votesAgain(item, round) ? projectorWords.pairs : projectorWords.states[state]);

function Projector() {
  const [screen, away] = useAsked("screen", 1.5);
  useFit();
  if (!screen) return html`<p role="status">${away || roomWords.moment}</p>`;
  const { shown, asked, ended, phones } = screen;
  const title = shown ? shown.title : ended ? projectorWords.ended : asked ? asked.title : projectorWords.come;
  return html`<header class="room-head"><h1>${title}</h1>
      <p>${shown?.people > 0 ? roomWords.people(shown.people) : projectorWords.here(roomWords.people(screen.joined))}</p></header>
    ${away && html`<p class="cw-notice" role="alert">${away}</p>`}
    ${shown ? html`<${Shown} shown=${shown} />`
      : ended ? null
      : asked ? html`<div class="room-asked"><p class="room-huge">${asked.answered}</p><p>${projectorWords.answered(asked.answered === 1, asked.round > 1)} ${said(asked)}</p></div>`
      : html`<div class="room-asked">${phones && html`<img class="room-qr" src="api/qr.svg" alt=${projectorWords.qr} />`}<p>${projectorWords.type}</p><p class=${cls("room-huge", "room-code")}>${screen.code}</p>
          <p class="room-address">${screen.address}</p>${phones && html`<p>${projectorWords.phone}</p>`}</div>`}`;
}

mount(Projector);
