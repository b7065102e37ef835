// What is too small on the screen that shows: text by its letters, marks by their breadth, as they stand there.
([type, mark]) => {
  const found = [];
  const shown = (e) => e.checkVisibility({visibilityProperty: true}) && !e.closest(".cw-hidden, .app-hidden, [hidden], option, iframe");
  const scale = (e) => {
    const matrix = e.ownerSVGElement && e.getScreenCTM ? e.getScreenCTM() : null;
    return matrix ? Math.hypot(matrix.a, matrix.b) : e.currentCSSZoom ?? 1;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !e || e.matches("script, style") || !shown(e)) continue;
    const size = parseFloat(getComputedStyle(e).fontSize) * scale(e);
    if (size < type - .01 && size > 0) found.push(`${size.toFixed(1)} px: ${walker.currentNode.data.trim().slice(0, 40)} (${e.className.baseVal ?? e.className})`);
  }
  for (const e of document.querySelectorAll("input, textarea, select")) {
    if (shown(e) && parseFloat(getComputedStyle(e).fontSize) < type) found.push(`field ${e.className}`);
  }
  for (const e of document.querySelectorAll(".cw-dots i, .cw-hundred i, .cw-bar, .cw-journey, .cw-timebar, .cw-lean i, .cw-edge-line, .cw-tick-mark")) {
    if (!shown(e)) continue;
    const box = e.matches(".cw-tick-mark") ? getComputedStyle(e, "::after") : getComputedStyle(e);
    const breadth = e.matches(".cw-edge-line") ? parseFloat(box.width) : Math.min(parseFloat(box.width), parseFloat(box.height));
    if (breadth < mark) found.push(`mark ${breadth}: ${e.className}`);
  }
  for (const e of document.querySelectorAll(".cw-to-you, .cw-to-all")) {
    if (shown(e) && parseFloat(getComputedStyle(e).borderBottomWidth) < mark) found.push(`line ${e.className}`);
  }
  for (const e of document.querySelectorAll(".cw-chart .trace :is(path, line), .cw-chart .scatterlayer path")) {
    if (!shown(e)) continue;
    const box = e.getBoundingClientRect(), line = parseFloat(getComputedStyle(e).strokeWidth) * scale(e);
    if (Math.max(line, Math.min(box.width, box.height)) < mark - .01) found.push(`trace ${line.toFixed(1)}: ${e.getAttribute("class")}`);
  }
  for (const e of document.querySelectorAll(".cw-drawing :is(path, rect, line, circle)")) {
    if (!shown(e) || getComputedStyle(e).stroke === "none") continue;
    const line = parseFloat(getComputedStyle(e).strokeWidth) * scale(e);
    if (line < mark) found.push(`drawn ${line.toFixed(1)}: ${e.getAttribute("class")}`);
  }
  const over = document.documentElement.scrollWidth - innerWidth;
  if (over > 0) found.push(`${over} px run over the side`);
  return found;
}
