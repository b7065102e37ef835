// Lesson 00: into the class's room with a code, and what happens there.
function WayIn({ state, send, id }) {
  // In the web edition that a room serves, the room is where the page came from.
  const served = location.protocol.startsWith("http") && location.pathname.includes("/web/") && location.href.split("/web/")[0] + "/";
  const [address, setAddress] = useState(served || state.address), [code, setCode] = useState("");
  const read = (text) => {
    const [place, found] = text.split("#");
    setAddress(place);
    if (found) setCode(found);
  };
  const go = (event) => { event.preventDefault(); send("join", address, code); };
  return html`<form class="cw-card cw-pad cw-row cw-join" onSubmit=${go}>
    <label class="cw-join-code"><span>Code</span><input type="text" class="cw-text" size="8" maxlength="12" autocomplete="off" autocapitalize="characters" spellcheck="false" value=${code} onInput=${(e) => setCode(e.target.value)} /></label>
    <label class="cw-join-address"><span>Address</span><input type="text" class="cw-text" inputmode="url" autocomplete="off" spellcheck="false" value=${address} onInput=${(e) => read(e.target.value)} /></label>
    <button type="submit" class="cw-button">Join</button></form>`;
}

function Inside({ state, send }) {
  const box = useRef(null), head = useArrival(true);
  useEffect(() => {
    const look = () => {
      if (document.hidden || !box.current?.offsetParent) return;
      send("look");
      setTimeout(() => box.current && send("see"), 1200);  // the kernel asks beside us: by then it mostly knows
    };
    look();
    const timer = setInterval(look, 5000 + 1000 * Math.random());
    return () => clearInterval(timer);
  }, []);
  return html`<div class="cw-card cw-pad cw-stack" ref=${box}>
    <p tabindex="-1" ref=${head}>You are <b>${state.nickname}</b>, at ${state.where}</p>
    ${state.over ? html`<p class="cw-notice">${state.over}</p>` : html`<p>${state.waiting}</p>`}
    ${state.notes.map((note) => html`<p class="cw-soft">${note}</p>`)}
    ${state.now.length > 0 && html`<ul class="cw-lines">${state.now.map((each) => html`<li><b>${each.name}</b> ${each.says}.</li>`)}</ul>`}
    <div class="cw-row"><${Deliberate} say="Leave the room" kind="cw-quiet" sure="What you sent stays there. Leave?" onYes=${() => send("leave")} />
      <${Deliberate} say="Leave, and erase what I sent" kind="cw-quiet" sure="It is erased in the room, not here. Do it?" onYes=${() => send("erase")} /></div></div>`;
}

const JoinRoom = (props) => (props.state.joined ? html`<${Inside} ...${props} />` : html`<${WayIn} ...${props} />`);

export default view(JoinRoom);
