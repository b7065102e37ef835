// The projector: what the class says, when and only when it is revealed.
const projectorWords = {
  come: "Come in",
  here: (people) => `${people} here`,
  answered: (one, again) => `${one ? "has" : "have"} answered${again ? ", for the second time" : ""}.`,
  states: {
    waiting: "This comes next.",
    open: "It is open now.",
    closed: "It is closed. Talk in pairs: what made you choose?",
  },
  qr: "The room’s address and code, as a QR code",
  type: "In your notebook, on the page “Start here”, type",
  phone: "On a phone, open this address first: the workshop is there, too.",
  ended: "This room has ended. Thank you.",
};
const served = document.getElementById("page").dataset.web;

function Projector() {
  const [screen, away] = useAsked("screen", 1.5);
  if (!screen) return html`<p role="status">${away || roomWords.moment}</p>`;
  const { shown, asked } = screen;
  return html`<header class="room-head"><h1>${shown ? shown.title : asked ? asked.title : projectorWords.come}</h1>
      <p>${shown?.people > 0 ? roomWords.people(shown.people) : projectorWords.here(roomWords.people(screen.joined))}</p></header>
    ${away && html`<p class="cw-notice" role="alert">${away}</p>`}
    ${shown ? html`<${Shown} shown=${shown} />`
      : asked ? html`<div class="room-asked"><p class="room-huge">${asked.answered}</p><p>${projectorWords.answered(asked.answered === 1, asked.round > 1)} ${projectorWords.states[asked.state]}</p></div>`
      : html`<div class="room-asked"><img class="room-qr" src="api/qr.svg" alt=${projectorWords.qr} /><p>${projectorWords.type}</p><p class=${cls("room-huge", "room-code")}>${screen.code}</p>
          <p class="room-address">${screen.address}</p>${served && html`<p>${projectorWords.phone}</p>`}${screen.ended && html`<p>${projectorWords.ended}</p>`}</div>`}`;
}

mount(Projector);
