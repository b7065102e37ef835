// What every view's page shares: drawing with htm + preact (which escape all text), sending, focus and small parts.
const kitWords = {
  yes: "Yes",
  notYet: "Not yet",
  table: "The numbers as a table",
  moment: "One moment …",
  lost: "Python was stopped, so this was not kept. Choose Run, then Run All Cells; without a Run menu, load the page anew.",
};

const { html, render: draw, Component, createContext, useContext, useState, useEffect, useLayoutEffect, useRef } = ui;

let count = 0, questions = 0;
const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
const Answers = createContext((act) => { act(); });  // lets a part of the page wait until the kernel has answered
const PATIENCE = 1000;  // ms without an answer until the page says that it waits
const GOING = [[window, "pagehide"], [document, "visibilitychange"]];
const cls = (...names) => names.filter(Boolean).join(" ");

/** A view's default export: `Page` gets the state, `send("name", …)` and a prefix for ids. */
function view(Page) {
  return {
    render({ model, el }) {
      const id = `cw${++count}-${Math.random().toString(36).slice(2, 8)}`;
      // JupyterLab's one-letter shortcuts ("d d" deletes the cell!) act on any focused element but those that say no.
      el.addEventListener("focusin", (event) => event.target.setAttribute("data-lm-suppress-shortcuts", "true"));
      // Nor would Enter make a new line: JupyterLab takes it from every text area in a cell, by a listener on the area.
      el.addEventListener("beforeinput", (event) => event.stopPropagation(), true);
      el.classList.add("cw");
      const show = () => {
        const held = el.contains(document.activeElement) ? document.activeElement : null;
        draw(html`<${Frame} state=${model.get("state")} talk=${{ ...talk }} id=${id} Page=${Page} />`, el);
        if (held && held.isConnected && document.activeElement !== held) held.focus({ preventScroll: true });
      };
      // Words wait until the hand rests or the field is left: a page that goes leaves it.
      const open = new AbortController(), leave = () => {
        const field = document.activeElement;
        if (el.contains(field) && field.matches(".cw-text")) for (const name of ["change", "blur"]) field.dispatchEvent(new Event(name));
      };
      for (const [where, name] of GOING) where.addEventListener(name, leave, { signal: open.signal });
      const talk = conversation(model, el, show);
      model.on("change:state", show);
      show();
      return () => { open.abort(); talk.end(); model.off("change:state", show); draw(null, el); };
    },
  };
}

/** Ask the kernel, and know when it has answered: until then a choice is held, and who waits long is told. */
function conversation(model, el, show) {
  const talk = { late: false, lost: false }, waiters = new Set(), heard = new Set();
  let waiting = 0, timer = 0;
  const tell = (name, now) => { if (talk[name] !== now) { talk[name] = now; show(); } };
  const settle = (left) => {
    waiting = left;
    el.toggleAttribute("data-waiting", waiting > 0);
    clearTimeout(timer);
    if (waiting > 0) { timer = setTimeout(askAgain, PATIENCE); return; }
    tell("late", false);
    for (const act of waiters) act();
    waiters.clear();
  };
  const answer = (came) => { if (waiting > 0) { tell("lost", !came); settle(came ? waiting - 1 : 0); } };
  const ask = (question) => {
    const id = ++questions;
    // A kernel that was started anew is idle after every question, too; only the view that was asked says what it heard.
    const answered = { iopub: { status: ({ content }) => { if (content.execution_state === "idle") answer(heard.delete(id)); } } };
    if (waiting > 0) waiting += 1; else settle(1);
    try { model.send({ ...question, id }, answered); } catch { answer(false); }
  };
  // A kernel that is gone answers nothing by itself; nobody acts on an empty question.
  const askAgain = () => { tell("late", true); timer = setTimeout(askAgain, PATIENCE); ask({}); };
  const hear = (message) => { heard.add(message.heard); };
  model.on("msg:custom", hear);
  return Object.assign(talk, {
    send: (name, ...args) => ask({ do: name, with: args }),
    whenAnswered: (act) => {
      if (waiting > 0) waiters.add(act); else act();
      return () => waiters.delete(act);
    },
    end: () => { clearTimeout(timer); model.off("msg:custom", hear); },
  });
}

function Frame({ state, talk: { late, lost, send, whenAnswered }, id, Page }) {
  if (state.broken) return html`<div class="cw-card cw-notice" role="alert">${state.broken}</div>`;
  return html`
    ${state.notice && html`<p class="cw-notice" role="alert">${state.notice}</p>`}
    <section class="cw-view" aria-labelledby=${`${id}-title`}>
      <h3 class="cw-title" id=${`${id}-title`}>${state.title}</h3>
      ${state.lead && html`<p class="cw-lead">${state.lead}</p>`}
      ${state.locked ? html`<${Locked} why=${state.locked} />` : html`<${Answers.Provider} value=${whenAnswered}><${Page} state=${state} send=${send} id=${id} /><//>`}
      ${lost && html`<p class="cw-notice cw-lost" role="alert">${kitWords.lost}</p>`}
      <p class=${cls("cw-said", late && "cw-moment")} role="status">${late ? kitWords.moment : state.said}</p>
    </section>`;
}

const Locked = ({ why }) => html`<div class="cw-card cw-locked"><span aria-hidden="true">◔</span><p>${why}</p></div>`;

/** Show what was just chosen until the kernel has answered everything, then what it says; and say which of both it is. */
function useHeld(value) {
  const [held, hold] = useState(null), whenAnswered = useContext(Answers);
  useEffect(() => (held === null ? undefined : whenAnswered(() => hold((now) => (now === held ? null : now)))), [held]);
  return [held ?? value, hold, held !== null];
}

/** Choosing one of several: what was chosen, how to choose, and whether it is still on its way. */
function useChoice(value, onPick) {
  const [chosen, hold, coming] = useHeld(value), list = useRef(null);
  const choose = (next) => { hold(next); onPick(next); };
  // A button that leads to another goes away with what it stands in, so the focus goes to the list.
  return { chosen, coming, list, choose, goTo: (next) => { list.current.focus(); choose(next); } };
}

/** A list to choose from; `children` are its options. */
const Choice = ({ say, hidden, choice: { chosen, choose, list }, children }) => html`<label class="cw-row cw-tight-row"><span class=${hidden && "cw-hidden"}>${say}</span>
  <select class="cw-select" value=${chosen} ref=${list} onChange=${(e) => choose(e.target.value)}>${children}</select></label>`;

/** Five native radio buttons, 0–4, with the chosen (or pointed at) level's description under them. */
const Levels = (props) => html`<${LevelsOf} key=${props.id} ...${props} />`;  // what is held belongs to one question

function LevelsOf({ id, name, hint, levels, value, half, onPick, disabled, ends }) {
  const [over, setOver] = useState(null);
  const [now, hold] = useHeld(value);
  const shown = over ?? now;
  return html`
    <fieldset class=${cls("cw-levels", half && `cw-${half}`)} disabled=${disabled}>
      <legend><span class="cw-levels-name">${name}</span> ${hint && html`<span class="cw-soft">${hint}</span>`}</legend>
      <div class="cw-level-row" onMouseLeave=${() => setOver(null)}>
        ${levels.map((text, level) => html`
          <label class=${cls("cw-level", now === level && "cw-on")} onMouseEnter=${() => setOver(level)}>
            <input type="radio" name=${id} value=${level} checked=${now === level} aria-label=${`${level}: ${text}`}
              onChange=${() => { hold(level); onPick(level); }} /><span aria-hidden="true">${level}</span></label>`)}
      </div>
      <p class="cw-level-says" aria-hidden="true">${shown == null ? ends : levels[shown]}</p>
    </fieldset>`;
}

/** A button that asks once more before it does something for good. */
function Deliberate({ say, sure, kind, onYes }) {
  const [asking, setAsking] = useState(false);
  const yes = useRef(null), first = useRef(null), was = useRef(false);
  useEffect(() => {
    if (asking) yes.current?.focus();
    else if (was.current) first.current?.focus();
    was.current = asking;
  }, [asking]);
  return asking
    ? html`<span class="cw-sure" role="group" aria-label=${sure}><span>${sure}</span>
        <button type="button" class="cw-button" ref=${yes} onClick=${() => { setAsking(false); onYes(); }}>${kitWords.yes}</button>
        <button type="button" class="cw-button cw-quiet" onClick=${() => setAsking(false)}>${kitWords.notYet}</button></span>`
    : html`<button type="button" class=${cls("cw-button", kind)} ref=${first} onClick=${() => setAsking(true)}>${say}</button>`;
}

/** A chart's numbers as a table, one press away. */
const Numbers = ({ say = kitWords.table, head, rows }) => html`
  <details class="cw-details"><summary>${say}</summary>
    <div class="cw-scroll" tabindex="0" role="group" aria-label=${say}><table class="cw-table">
      <thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
      <tbody>${rows.map((row) => html`<tr>${row.map((cell, i) => (i ? html`<td>${cell}</td>` : html`<th scope="row">${cell}</th>`))}</tr>`)}</tbody>
    </table></div></details>`;

/** Move focus to a heading when a new part opens by the learner's own act, so that nobody is left behind. */
function useArrival(open) {
  const ref = useRef(null), before = useRef(open);
  useEffect(() => {
    if (open && !before.current) ref.current?.focus({ preventScroll: false });
    before.current = open;
  }, [open]);
  return ref;
}
