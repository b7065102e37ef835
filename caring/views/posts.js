// Lesson 02: ten rows of one's own posts, a quick level each.
const place = (n) => (n === 0 ? "The newest" : n === 9 ? "The tenth" : `${n + 1}`);

function Post({ n, post, state, send, id }) {
  const [now, hold] = useHeld(post);
  const cells = [...state.levels.map((text, level) => [level, `${level}`, `${level}: ${text}`]), [state.forgotten, "?", "I can’t remember it"]];
  return html`<fieldset class="cw-levels cw-post"><legend class="cw-hidden">${n === 0 ? "The newest post" : `Post ${n + 1}`}</legend>
    <span class="cw-small" aria-hidden="true">${place(n)}</span>
    ${cells.map(([value, shown, says]) => html`<label key=${value} title=${says} class=${cls("cw-level", now === value && "cw-on", value === state.forgotten && "cw-gone")}>
      <input type="radio" name=${`${id}-${n}`} checked=${now === value} aria-label=${says} onChange=${() => { hold(value); send("wonder", n + 1, value); }} /><span aria-hidden="true">${shown}</span></label>`)}</fieldset>`;
}

const PostsPage = ({ state, send, id }) => html`<div class="cw-weights">
  <div class="cw-card cw-pad cw-posts">${state.posts.map((post, n) => html`<${Post} key=${n} n=${n} post=${post} state=${state} send=${send} id=${id} />`)}</div>
  <div class="cw-stack"><ul class="cw-key cw-small">${state.levels.map((text, level) => html`<li key=${level}><b>${level}</b> ${text}</li>`)}<li><b>?</b> I can’t remember it.</li></ul>
    <div class="cw-card cw-pad cw-stack cw-tight"><h4>What it shows</h4>
      <p role="status">${state.sentence || "Go fast: the first feeling counts. No posts of your own? Take your last ten messages to a group."}</p>
      <p class="cw-soft cw-small">${state.count} answered. A feeling about them, not a count of them.</p></div></div>
</div>`;

export default view(PostsPage);
