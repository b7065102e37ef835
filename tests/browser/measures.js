// What can be measured of the views in a page: contrast, targets, order, room. Each fault is one line.
window.measures = (() => {
  const HERE = ":is(body[data-voila], .jp-NotebookPanel:not(.lm-mod-hidden)) ";
  const all = (selector) => [...document.querySelectorAll(`${HERE}.cw :is(${selector})`)].filter(seen);
  const forEars = (el) => el && (css(el).clipPath === "inset(50%)" || forEars(el.parentElement));  // hidden from eyes alone
  const seen = (el) => el.checkVisibility({ visibilityProperty: true, opacityProperty: false }) && !forEars(el);
  const css = (el, part) => getComputedStyle(el, part);
  const named = (el) => `${el.tagName.toLowerCase()}.${el.getAttribute("class") ?? ""} “${(el.textContent || el.ariaLabel || "").trim().slice(0, 40)}”`;

  // ---- colours ----
  const paint = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true }), known = new Map();
  function rgba(text) {  // whatever CSS can name, as four numbers
    if (!known.has(text)) {
      paint.clearRect(0, 0, 1, 1);
      paint.fillStyle = "#000";
      paint.fillStyle = text;
      paint.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = paint.getImageData(0, 0, 1, 1).data;
      known.set(text, [r, g, b, a / 255]);
    }
    return known.get(text);
  }
  const over = ([r, g, b, a], under) => [r, g, b].map((c, i) => c * a + under[i] * (1 - a)).concat(1);
  const faded = ([r, g, b, a], by) => [r, g, b, a * by];
  const light = ([r, g, b]) => [r, g, b].map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const contrast = (one, other) => { const [a, b] = [light(one), light(other)].sort((x, y) => y - x); return (a + 0.05) / (b + 0.05); };
  const shades = (image) => [...image.matchAll(/(?:rgba?|color)\([^)]*\)/g)].map(([text]) => rgba(text));

  /** What may lie behind a thing's content: one colour, or each stop of a gradient. */
  function grounds(el) {
    if (!el) return [[255, 255, 255, 1]];
    const { backgroundColor, backgroundImage, opacity } = css(el), own = rgba(backgroundColor);
    const layers = [own, ...shades(backgroundImage)].map((layer) => faded(layer, +opacity)).filter(([, , , a]) => a > 0);
    if (layers.length === 1 && layers[0][3] === 1) return layers;
    const under = grounds(el.parentElement);
    return layers.length ? layers.flatMap((layer) => under.map((one) => over(layer, one))) : under;
  }
  const fade = (el) => { let by = 1; for (let at = el; at; at = at.parentElement) by *= css(at).opacity; return by; };
  const worst = (colour, behind, by = 1) => Math.min(...behind.map((ground) => contrast(over(faded(colour, by), ground), ground)));
  const short = (el, ratio, least, what) => ratio < least - 0.005 && `${what} ${ratio.toFixed(2)} : 1 instead of ${least} on ${named(el)}`;
  const idle = (el) => el.closest("[aria-disabled='true'], :disabled");

  function* text() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const el = walker.currentNode.parentElement;
      if (!walker.currentNode.data.trim() || !el.closest(`${HERE}.cw`) || el.closest("svg, button:disabled, [aria-disabled='true']") || !seen(el)) continue;
      const { color, fontSize, fontWeight } = css(el), size = parseFloat(fontSize);
      yield short(el, worst(rgba(color), grounds(el), fade(el)), size >= 24 || (size >= 18.66 && fontWeight >= 700) ? 3 : 4.5, "text");
    }
    for (const el of all("input:is([type=text], [type=number]), textarea, select")) {
      if (el.disabled) continue;
      yield short(el, worst(rgba(css(el).color), grounds(el)), 4.5, "text");
      if (el.placeholder) yield short(el, worst(rgba(css(el, "::placeholder").color), grounds(el)), 4.5, "placeholder");
    }
  }

  // What is told by a shape: where it is, which colour it has, and whether it lies on its own box or on what is around it.
  const MARKS = [
    [":is(.cw-bar, .cw-timebar) i", "backgroundColor", "around"], [".cw-dots i", "borderTopColor", "around"], [".cw-hundred i", "borderTopColor", "around"],
    [".cw-lean i", "backgroundColor", "around"], ["input[type=range]", "accentColor", "around"], ["input:is([type=radio], [type=checkbox]):not([style*=opacity])", "accentColor", "around"],
    [".cw-to-you, .cw-to-all", "borderBottomColor", "around"], [".cw-notice, .cw-late", "borderLeftColor", "around"], [".cw-journey", "borderTopColor", "around"],
    ["[aria-pressed=true]:not(.cw-proof)", "borderTopColor", "own"], [".cw-on:not(.cw-line)", "borderTopColor", "around"], [".cw-line.cw-on.cw-radio", "borderLeftColor", "own"],
    [".cw-eye", "borderLeftColor", "around"], [".cw-tag, .cw-badge, .cw-ours", "borderTopColor", "around"],
  ];
  function* marks() {
    for (const [selector, property, where] of MARKS) for (const el of all(selector)) {
      const { [property]: colour, opacity } = css(el);
      if (idle(el) || colour === "auto" || (el.matches("input") && +opacity === 0) || (!el.offsetWidth && !el.matches(".cw-eye"))) continue;
      yield short(el, worst(rgba(colour), grounds(where === "own" ? el : el.parentElement)), 3, "mark");
    }
    for (const el of all(".cw-edge-line")) for (const colour of shades(css(el).backgroundImage)) yield short(el, worst(colour, grounds(el.parentElement)), 3, "mark");
    // A control is told from what is around it by its border or by its ground.
    for (const el of all(".cw-button, .cw-select, .cw-text, .cw-level, .cw-choice, .cw-moves button, .cw-clocks button")) {
      if (idle(el)) continue;
      const around = grounds(el.parentElement), style = css(el), border = parseFloat(style.borderTopWidth) ? worst(rgba(style.borderTopColor), around) : 1;
      yield short(el, Math.max(border, Math.min(...around.map((ground) => contrast(grounds(el)[0], ground)))), 3, "edge");
    }
    for (const el of all(".cw-view")) yield short(el, worst(rgba(css(el).getPropertyValue("--focus")), grounds(el)), 3, "focus ring");
  }

  function* charts() {
    for (const chart of document.querySelectorAll(`${HERE}.cw-chart .js-plotly-plot`)) {
      const [ground] = grounds(chart), points = [...chart.querySelectorAll(".points path")];
      for (const el of points) {
        const { fill, stroke, strokeWidth } = css(el);
        yield short(el, Math.max(...[fill !== "none" && fill, parseFloat(strokeWidth) && stroke !== "none" && stroke].filter(Boolean).map((c) => worst(rgba(c), [ground], fade(el)))), 3, "chart mark");
      }
      for (const el of chart.querySelectorAll("text")) {
        if (!el.textContent.trim()) continue;
        const box = el.getBoundingClientRect(), [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
        const under = points.map((point) => [point, point.getBoundingClientRect()]).filter(([, b]) => b.left < x && x < b.right && b.top < y && y < b.bottom);
        const behind = under.filter(([point]) => css(point).fill !== "none").reduce((at, [point]) => over(faded(rgba(css(point).fill), +css(point).fillOpacity), at), ground);
        yield short(el, worst(rgba(css(el).fill), [behind], +css(el).fillOpacity), 4.5, "chart text");
        const room = chart.getBoundingClientRect();
        if (box.left < room.left - 1 || box.right > room.right + 1) yield `chart text cut off: ${el.textContent}`;
      }
    }
  }

  // ---- targets, order, room ----
  const CONTROLS = "button, input, select, textarea, summary, a[href], [role=button], [tabindex='0']";
  const inSentence = (el) => el.matches(".cw-proof") || (el.matches("a") && el.closest("p"));
  function* targets() {
    for (const el of all(CONTROLS)) {
      const { width, height } = el.getBoundingClientRect();
      if (!inSentence(el) && Math.min(width, height) < 24) yield `target of ${Math.round(width)} × ${Math.round(height)} px: ${named(el)}`;
    }
  }
  function* order() {
    for (const view of document.querySelectorAll(`${HERE}.cw`)) {
      const stops = [...view.querySelectorAll(CONTROLS)].filter((el) => seen(el) && el.tabIndex >= 0);
      for (const el of stops) if (el.tabIndex > 0) yield `a place of its own in the Tab order: ${named(el)}`;
      stops.slice(1).forEach((el, n) => { stops[n].after = el; });
      for (const el of stops.slice(0, -1)) {
        const here = el.getBoundingClientRect(), next = el.after.getBoundingClientRect();
        const back = next.bottom <= here.top + 1 && next.left < here.right - 1 && !(next.left >= here.left + 100);
        const left = next.top < here.bottom - 4 && here.top < next.bottom - 4 && next.right <= here.left + 1;
        if (back || left) yield `after ${named(el)} comes ${named(el.after)}, which stands before it`;
      }
    }
  }
  function* room() {
    for (const el of document.querySelectorAll(`${HERE}:is(.cw, .cw-chart)`)) if (el.getBoundingClientRect().right > innerWidth) yield `stands out of the window: ${named(el)}`;
    for (const el of document.querySelectorAll(`${HERE}:is(.cw, .cw-chart)`)) if (el.scrollWidth > el.clientWidth + 1) yield `runs over by ${el.scrollWidth - el.clientWidth} px: ${named(el)}`;
    if (document.body.dataset.voila && document.documentElement.scrollWidth > innerWidth) yield `the page is ${document.documentElement.scrollWidth} px wide in ${innerWidth}`;
    for (const el of all("*")) {
      if (el.closest("svg, .cw-scroll, .cw-stage, iframe, textarea, select, input, .cw-edge") || (css(el).textOverflow === "ellipsis" && el.closest("[aria-hidden]"))) continue;  // what is shortened there is written out elsewhere
      if (["hidden", "clip"].includes(css(el).overflowX) && el.scrollWidth > el.clientWidth + 1) yield `cut off by ${el.scrollWidth - el.clientWidth} px: ${named(el)}`;
    }
    for (const el of all(".cw-edge")) { const bound = el.getBoundingClientRect(); for (const tick of el.children) if (tick.getBoundingClientRect().left < bound.left - 1) yield `tick outside: ${named(tick)}`; }
  }

  const faults = () => [...new Set([text, marks, charts, targets, order, room].flatMap((one) => [...one()]).filter(Boolean))];

  /** What Tab has reached: which stop of which view it is, and whether one sees it. */
  function stop() {
    const el = document.activeElement, view = el.closest(".cw");
    if (!view) return null;
    const shown = [el, el.closest("label")].filter(Boolean).some((one) => { const { outlineStyle, outlineWidth } = css(one); return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && (one !== el || +css(el).opacity > 0); });
    const box = (el.closest("label") ?? el).getBoundingClientRect();
    return { view: [...document.querySelectorAll(`${HERE}.cw`)].indexOf(view), is: named(el), shown, seen: box.width > 0 && box.height > 0 && box.right > 0 && box.left < innerWidth };
  }
  /** What Tab should reach in a view: of a group of radio buttons, one. */
  function stops(view) {
    const groups = new Set();
    return [...view.querySelectorAll(CONTROLS)].filter((el) => {
      if (!seen(el) || el.tabIndex < 0 || el.disabled || el.matches(":disabled")) return false;
      if (el.type !== "radio") return true;
      const first = !groups.has(el.name);
      groups.add(el.name);
      return first;
    }).length;
  }
  /** Put the focus where Tab first comes into a view. */
  function enter(view) {
    const first = [...view.querySelectorAll(CONTROLS)].find((el) => seen(el) && el.tabIndex >= 0 && !el.matches(":disabled"));
    const radio = first.type === "radio" && view.querySelector(`input[name="${first.name}"]:checked`);
    (radio || first).focus({ focusVisible: true });
  }
  return { faults, stop, stops, enter };
})();
