// Lesson 07: who was put first, and how alike the orders are.
const Orders = ({ state }) => html`<div class="cw-stack"><${MadeUp} state=${state} />
  <div class="cw-card cw-pad cw-stack">
    <h4>Put first, by how many of ${state.people}</h4>
    <${Counts} rows=${state.first} of=${state.people} />
    <div class="cw-row cw-told-row"><span class="cw-big cw-k">${state.w}</span><span class="cw-grow"><b>${state.alike}</b> Kendall’s W: 1 when every order is the same, 0 when they cancel out. ${state.chance}</span></div>
    ${state.nearest.length > 0 && html`<div><h5>${state.nearest.length === 1 ? "The order nearest to all of yours together" : `${state.nearest.length} orders are equally near to all of yours together`}</h5>
      <ul class="cw-lines">${state.nearest.slice(0, 6).map((order) => html`<li>${order}</li>`)}${state.nearest.length > 6 && html`<li>and ${state.nearest.length - 6} more</li>`}</ul></div>`}
  </div>
  <div><p>${state.sentence}</p>
    <${Numbers} head=${["Statistic", "put first", "mean place", "middle half", "everybody", "Borda’s points"]} rows=${state.rows} /></div></div>`;

export default view(Orders);
