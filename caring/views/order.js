// Putting the five in order: drag (mouse, pen, touch), arrow buttons, arrow keys.
const orderWords = {
  up: (claim) => `Move up: ${claim}`,
  down: (claim) => `Move down: ${claim}`,
};

const Grip = () => html`<svg width="14" height="22" viewBox="0 0 14 22" fill="currentColor" aria-hidden="true">
  ${[4, 11, 18].map((y) => [4, 10].map((x) => html`<circle cx=${x} cy=${y} r="1.8" />`))}</svg>`;

/** An order that can be changed: it follows the hand at once, and `onMove(id, place)` tells of it. */
function Sorter({ cards, onMove, ...props }) {
  const [order, hold] = useHeld(cards.map(({ id }) => id).join());
  const ids = order.split(",");
  const move = (id, place) => {
    ids.splice(place - 1, 0, ...ids.splice(ids.indexOf(id), 1));
    hold(ids.join());
    onMove(id, place);
  };
  return html`<${Cards} ...${props} cards=${ids.map((id) => cards.find((card) => card.id === id))} onMove=${move} />`;
}

class Cards extends Component {
  list = { current: null };
  getSnapshotBeforeUpdate() {
    this.held = document.activeElement;
    return new Map([...this.list.current.children].map((li) => [li.dataset.id, li.getBoundingClientRect().top]));
  }
  componentDidUpdate(_, __, tops) {
    // A card that is put elsewhere in the page loses the focus.
    if (this.held !== document.activeElement && this.list.current.contains(this.held)) this.held.focus({ preventScroll: true });
    if (calm() || this.state.drag || this.dropped) { this.dropped = false; return; }
    for (const li of this.list.current.children) {
      const by = tops.get(li.dataset.id) - li.getBoundingClientRect().top;
      if (by) li.animate([{ transform: `translateY(${by}px)` }, { transform: "none" }], { duration: 180, easing: "ease" });
    }
  }
  lift = (event, from) => {
    const touch = event.pointerType !== "mouse";
    if (event.button || event.target.closest("button") || (touch && !event.target.closest(".cw-grip"))) return;
    event.preventDefault();
    const boxes = [...this.list.current.children].map((li) => li.getBoundingClientRect());
    const card = event.currentTarget;
    card.setPointerCapture(event.pointerId);
    this.start = { y: event.clientY, middles: boxes.map((b) => b.top + b.height / 2), step: boxes[from].height + 8 };
    this.setState({ drag: { from, to: from, by: 0 } });
  };
  pull = (event) => {
    if (!this.state.drag) return;
    const { from } = this.state.drag, { y, middles } = this.start;
    const by = event.clientY - y, at = middles[from] + by;
    const to = middles.filter((middle, i) => i !== from && (i < from ? at > middle : at >= middle)).length;
    this.setState({ drag: { from, to, by } });
  };
  drop = (event, keep = true) => {
    const drag = this.state.drag;
    if (!drag) return;
    this.dropped = true;
    this.setState({ drag: null });
    if (keep && drag.from !== drag.to) this.props.onMove(this.props.cards[drag.from].id, drag.to + 1);
  };
  key = (event, id, at) => {
    const last = this.props.cards.length;
    const to = { ArrowUp: at, ArrowDown: at + 2, Home: 1, End: last }[event.key] ?? (/^[1-9]$/.test(event.key) ? +event.key : null);
    if (to === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.go(id, at, to);
  };
  go = (id, at, to) => { if (to >= 1 && to <= this.props.cards.length && to !== at + 1) this.props.onMove(id, to); };
  shift = (i) => {
    const { drag } = this.state;
    if (!drag) return "";
    if (i === drag.from) return `translateY(${drag.by}px) rotate(-.5deg) scale(1.01)`;
    if (drag.from < i && i <= drag.to) return `translateY(${-this.start.step}px)`;
    if (drag.to <= i && i < drag.from) return `translateY(${this.start.step}px)`;
    return "";
  };
  place = (i) => {
    const { drag } = this.state;
    if (!drag) return i + 1;
    if (i === drag.from) return drag.to + 1;
    return i + 1 - (drag.from < i && i <= drag.to) + (drag.to <= i && i < drag.from);
  };
  render({ cards, fixed, label }) {
    const drag = this.state.drag;
    return html`<ol class="cw-order" aria-label=${label} ref=${this.list}>
      ${cards.map(({ id, claim, shift }, i) => html`
        <li key=${id} data-id=${id} class=${cls("cw-card", !fixed && "cw-free", drag && (i === drag.from ? "cw-lift" : "cw-glide"))}
          style=${{ transform: this.shift(i) }} onPointerDown=${fixed ? null : (e) => this.lift(e, i)} onPointerMove=${this.pull}
          onPointerUp=${this.drop} onPointerCancel=${(e) => this.drop(e, false)}>
          <span class="cw-place" aria-hidden="true">${this.place(i)}</span>
          <span class="cw-claim">${claim}</span>
          <span class="cw-moves">
            ${shift && html`<span class="cw-shift cw-soft">${shift}</span>`}
            ${!fixed && html`
              <button type="button" aria-label=${orderWords.up(claim)} aria-disabled=${i === 0} onKeyDown=${(e) => this.key(e, id, i)}
                onClick=${() => this.go(id, i, i)}><span aria-hidden="true">↑</span></button>
              <button type="button" aria-label=${orderWords.down(claim)} aria-disabled=${i === cards.length - 1}
                onKeyDown=${(e) => this.key(e, id, i)} onClick=${() => this.go(id, i, i + 2)}><span aria-hidden="true">↓</span></button>
              <span class="cw-grip" aria-hidden="true"><${Grip} /></span>`}
          </span>
        </li>`)}
    </ol>`;
  }
}
