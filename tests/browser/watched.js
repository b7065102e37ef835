// Notes what moves in the views, and what is said aloud.
() => {
    window.moved = [];
    window.heard = [];
    const note = (what, el) => el.closest?.(".cw") && window.moved.push(`${what}: ${el.className}`);
    for (const kind of ["transitionrun", "animationstart"]) addEventListener(kind, (e) => note(kind, e.target), true);
    const { animate } = Element.prototype;
    Element.prototype.animate = function (...how) { note("animate", this); return animate.apply(this, how); };
    // What is said aloud is what changes in a live region that was there before.
    const aloud = (at) => (at.nodeType === Node.TEXT_NODE ? at.parentElement : at)?.closest("[role=status]");
    new MutationObserver((changes) => {
        for (const { target } of changes) if (aloud(target)) window.heard.push(aloud(target).textContent);
    }).observe(document, { subtree: true, childList: true, characterData: true });
}
