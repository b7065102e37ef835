// Lesson 07: who was put first, and how alike the orders are.
const classOrdersWords = {
  first: (people) => `Put first, by how many of ${people}`,
  w: "Kendall’s W: 1 when every order is the same, 0 when they cancel out.",
  nearest: (n) => (n === 1 ? "The order nearest to all of yours together" : `${n} orders are equally near to all of yours together`),
  more: (n) => `and ${n} more`,
  head: ["Statistic", "put first", "mean place", "middle half", "everybody", "Borda’s points"],
};

const Orders = ({ state }) => html`<div class="cw-stack"><${MadeUp} state=${state} />
  <div class="cw-card cw-pad cw-stack">
    <h4>${classOrdersWords.first(state.people)}</h4>
    <${Counts} rows=${state.first} of=${state.people} />
    <div class="cw-row cw-told-row"><span class="cw-big cw-k">${state.w}</span><span class="cw-grow"><b>${state.alike}</b> ${classOrdersWords.w} ${state.chance}</span></div>
    ${state.nearest.length > 0 && html`<div><h5>${classOrdersWords.nearest(state.nearest.length)}</h5>
      <ul class="cw-lines">${state.nearest.slice(0, 6).map((order) => html`<li>${order}</li>`)}${state.nearest.length > 6 && html`<li>${classOrdersWords.more(state.nearest.length - 6)}</li>`}</ul></div>`}
  </div>
  <div><p>${state.sentence}</p>
    <${Numbers} head=${classOrdersWords.head} rows=${state.rows} /></div></div>`;

export default view(Orders);
