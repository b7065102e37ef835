// Lesson 07: where everybody puts a script.
const classStandingsWords = {
  head: ["Connection", "Value", "people"],
};

const Standings = ({ state, send }) => html`<div class="cw-stack"><${MadeUp} state=${state} /><${WhichScript} state=${state} send=${send} />
  <div><p>${state.sentence}</p><${Numbers} head=${classStandingsWords.head} rows=${state.rows} /></div></div>`;

export default view(Standings);
