// Lesson 07: a script's six criteria with their spread, and how alike the class rates.
const classLevelsWords = {
  alpha: (between) => `Krippendorff’s alpha over all scripts and criteria: 1 for the same ratings, 0 as if by chance. With other scripts like these: ${between}.`,
  each: "Alpha for each criterion",
  head: ["Criterion", "alpha", "with other scripts", "in words"],
};

const LevelsOfAll = ({ state, send }) => html`<div class="cw-stack"><${MadeUp} state=${state} /><${WhichScript} state=${state} send=${send} />
  <div class="cw-card cw-pad cw-stack"><div class="cw-row cw-told-row"><span class="cw-big cw-k">${state.alpha}</span>
    <span class="cw-grow"><b>${state.alike}</b> ${classLevelsWords.alpha(state.between)}</span></div>
    <${Numbers} say=${classLevelsWords.each} head=${classLevelsWords.head} rows=${state.alphas} /></div>
  <div><p>${state.sentence}</p><${Numbers} head=${state.head} rows=${state.rows} /></div></div>`;

export default view(LevelsOfAll);
