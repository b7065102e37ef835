// Lesson 05: three ways to put the halves together.
const sumsWords = {
  one: "Try one",
  ask: "What does each say of a script with no connection at all? Of one that is a pleasure and easy, and leaves nothing? Which would you have said?",
  own: "On your own ratings",
  none: "Your scripts appear here as you finish them.",
  three: "Three sums of your scripts",
  head: (ways) => ["Script", ...ways, "wonder, 0–4"],
  beside: "Beside what you felt first",
};

const ThreeSums = ({ state, send, id }) => html`<div class="cw-stack">
  <div class="cw-card cw-pad cw-stack">
    <h4>${sumsWords.one}</h4>
    <div class="cw-row cw-tight-row">${state.presets.map((p) => html`<button type="button" class="cw-button cw-quiet cw-chip" aria-pressed=${p.on} onClick=${() => send("try_preset", p.name)}>${p.name}</button>`)}</div>
    <div class="cw-six">${state.criteria.map((c) => html`<${Levels} key=${c.id} id=${`${id}-${c.id}`} name=${c.name} half=${c.half} levels=${c.levels} value=${c.value} onPick=${(n) => send("try_level", c.id, n)} />`)}</div>
    <ol class="cw-bars">${state.tried.map((m) => html`<li key=${m.name} class="cw-best"><span>${m.name}</span><span class="cw-bar" aria-hidden="true"><i style=${{ "--n": m.value, "--of": 100 }} /></span><b>${m.says}</b></li>`)}</ol>
    <p class="cw-soft">${sumsWords.ask}</p>
  </div>
  <div class="cw-card cw-pad cw-stack">
    <h4>${sumsWords.own}</h4>
    ${state.rows.length === 0 ? html`<p class="cw-soft">${sumsWords.none}</p>` : html`
      <div class="cw-scroll" tabindex="0" role="group" aria-label=${sumsWords.three}><table class="cw-table">
        <thead><tr>${sumsWords.head(state.tried.map((m) => m.name)).map((h) => html`<th scope="col">${h}</th>`)}</tr></thead>
        <tbody>${state.rows.map((row) => html`<tr>${row.map((cell, i) => (i ? html`<td>${cell}</td>` : html`<th scope="row">${cell}</th>`))}</tr>`)}</tbody></table></div>`}
    ${state.closest.length > 0 && html`<div><h5>${sumsWords.beside}</h5><ul class="cw-lines">${state.closest.map((c) => html`<li>${c}</li>`)}</ul></div>`}
  </div></div>`;

export default view(ThreeSums);
