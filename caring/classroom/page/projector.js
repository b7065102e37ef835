// The projector: what the class says, when and only when it is revealed.
const HINTS = { waiting: "This comes next.", open: "It is open now.", closed: "It is closed. Talk in pairs: what made you choose?" };

function Projector() {
  const [screen, away] = useAsked("screen", 1.5);
  if (!screen) return html`<p role="status">${away || "One moment."}</p>`;
  const { shown, asked } = screen;
  return html`<header class="room-head"><h1>${shown ? shown.title : asked ? asked.title : "Come in"}</h1>
      <p>${shown?.people > 0 ? people(shown.people) : `${people(screen.joined)} here`}</p></header>
    ${away && html`<p class="cw-notice" role="alert">${away}</p>`}
    ${shown ? html`<${Shown} shown=${shown} />`
      : asked ? html`<div class="room-asked"><p class="room-huge">${asked.answered}</p><p>${asked.answered === 1 ? "has" : "have"} answered${asked.round > 1 ? ", for the second time" : ""}. ${HINTS[asked.state]}</p></div>`
      : html`<div class="room-asked"><img class="room-qr" src="api/qr.svg" alt="The room’s address and code, as a QR code" /><p>In your notebook, on the page “Start here”, type</p><p class="room-huge room-code">${screen.code}</p>
          <p class="room-address">${screen.address}</p>${screen.ended && html`<p>This room has ended. Thank you.</p>`}</div>`}`;
}

mount(Projector);
