// Lesson 00: into the class's room with a code, and what happens there.
const joinRoomWords = {
  code: "Code",
  address: "Address",
  join: "Join",
  out: "Take my answers out as a file",
  you: (nickname, where) => html`You are <b>${nickname}</b>, at ${where}`,
  now: (name, says) => html`<b>${name}</b> ${says}.`,
  leave: "Leave the room",
  sureLeave: "What you sent stays there. Leave?",
  erase: "Leave, and erase what I sent",
  sureErase: "It is erased in the room, not here. Do it?",
};

function WayIn({ state, send, id }) {
  const [address, setAddress] = useState(state.address), [code, setCode] = useState("");
  useHanded(state.file);
  const read = (text) => {
    const [place, found] = text.split("#");
    setAddress(place);
    if (found) setCode(found);
  };
  const go = (event) => { event.preventDefault(); send("join", address, code); };
  return html`<form class="cw-card cw-pad cw-row cw-join" onSubmit=${go}>
    <label class="cw-join-code"><span>${joinRoomWords.code}</span><input type="text" class="cw-text" size="8" maxlength="12" autocomplete="off" autocapitalize="characters" spellcheck="false" value=${code} onInput=${(e) => setCode(e.target.value)} /></label>
    <label class="cw-join-address"><span>${joinRoomWords.address}</span><input type="text" class="cw-text" inputmode="url" autocomplete="off" spellcheck="false" value=${address} onInput=${(e) => read(e.target.value)} /></label>
    <button type="submit" class="cw-button">${joinRoomWords.join}</button>
    ${state.apart && html`<button type="button" class="cw-button cw-quiet" onClick=${() => send("take_out")}>${joinRoomWords.out}</button>`}</form>`;
}

function Inside({ state, send, head }) {
  const box = useRef(null);
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
    <p tabindex="-1" ref=${head}>${joinRoomWords.you(state.nickname, state.address)}</p>
    ${state.over ? html`<p class="cw-notice">${state.over}</p>` : html`<p>${state.waiting}</p>`}
    ${state.notes.map((note) => html`<p class="cw-soft">${note}</p>`)}
    ${state.now.length > 0 && html`<ul class="cw-lines">${state.now.map((each) => html`<li>${joinRoomWords.now(each.name, each.says)}</li>`)}</ul>`}
    <div class="cw-row"><${Deliberate} say=${joinRoomWords.leave} kind="cw-quiet" sure=${joinRoomWords.sureLeave} onYes=${() => send("leave")} />
      <${Deliberate} say=${joinRoomWords.erase} kind="cw-quiet" sure=${joinRoomWords.sureErase} onYes=${() => send("erase")} /></div></div>`;
}

function JoinRoom(props) {
  const { joined, over } = props.state, head = useArrival(joined && !over);
  return html`<div class="cw-stack">${joined && html`<${Inside} ...${props} head=${head} />`}
    ${(!joined || over) && html`<${WayIn} ...${props} />`}</div>`;
}

export default view(JoinRoom);
