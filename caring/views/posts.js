// Lesson 02: ten rows of one's own posts, a quick level each.
const postsWords = {
  place: (n) => (n === 0 ? "The newest" : n === 9 ? "The tenth" : `${n + 1}`),
  post: (n) => (n === 0 ? "The newest post" : `Post ${n + 1}`),
  forgotten: "I can’t remember it",
  key: "I can’t remember it.",
  shows: "What it shows",
  fast: "Go fast: the first feeling counts. No posts of your own? Take your last ten messages to a group.",
  answered: (count) => `${count} answered. A feeling about them, not a count of them.`,
};

function Post({ n, post, state, send, id }) {
  const [now, hold] = useHeld(post);
  const cells = [...state.levels.map((text, level) => [level, `${level}`, `${level}: ${text}`]), [state.forgotten, "?", postsWords.forgotten]];
  return html`<fieldset class="cw-levels cw-post"><legend class="cw-hidden">${postsWords.post(n)}</legend>
    <span class="cw-small" aria-hidden="true">${postsWords.place(n)}</span>
    ${cells.map(([value, shown, says]) => html`<label key=${value} title=${says} class=${cls("cw-level", now === value && "cw-on", value === state.forgotten && "cw-gone")}>
      <input type="radio" name=${`${id}-${n}`} checked=${now === value} aria-label=${says} onChange=${() => { hold(value); send("wonder", n + 1, value); }} /><span aria-hidden="true">${shown}</span></label>`)}</fieldset>`;
}

const PostsPage = ({ state, send, id }) => html`<div class="cw-weights">
  <div class="cw-card cw-pad cw-posts">${state.posts.map((post, n) => html`<${Post} key=${n} n=${n} post=${post} state=${state} send=${send} id=${id} />`)}</div>
  <div class="cw-stack"><ul class="cw-key cw-small">${state.levels.map((text, level) => html`<li key=${level}><b>${level}</b> ${text}</li>`)}<li><b>?</b> ${postsWords.key}</li></ul>
    <div class="cw-card cw-pad cw-stack cw-tight"><h4>${postsWords.shows}</h4>
      <p role="status">${state.sentence || postsWords.fast}</p>
      <p class="cw-soft cw-small">${postsWords.answered(state.count)}</p></div></div>
</div>`;

export default view(PostsPage);
