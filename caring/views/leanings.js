// Lesson 05: agreement per criterion, and leanings in words.
const leaningsWords = {
  lower: "lower",
  same: "as the authors",
  higher: "higher",
  head: ["Criterion", "The same level", "Within one", "You minus the authors"],
};

const Leanings = ({ state }) => html`<div class="cw-card cw-pad cw-stack">
  <p><b>${state.summary}</b></p>
  <ul class="cw-compared">${state.rows.map((row) => html`<li class=${`cw-${row.half}`}>
    <div class="cw-row cw-spread"><h5 class=${row.half === "connection" ? "cw-c" : "cw-v"}>${row.name}</h5><span>${row.says}</span></div>
    <div class="cw-lean" aria-hidden="true"><i style=${{ "--n": row.mean }} /></div>
    <div class="cw-ends cw-small cw-soft" aria-hidden="true"><span>${leaningsWords.lower}</span><span>${leaningsWords.same}</span><span>${leaningsWords.higher}</span></div></li>`)}</ul>
  <${Numbers} head=${leaningsWords.head} rows=${state.rows.map((r) => [r.name, r.same, r.within, r.apart])} />
</div>`;

export default view(Leanings);
