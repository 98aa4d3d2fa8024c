/* Where the page is to stay while what comes near gets its real height and images arrive: until
   the reader scrolls, or somebody wants it elsewhere. Knows nothing of source lines. */
"use strict";

(() => {
  const STEADY = 8; // After so many frames in which nothing moved, one has arrived.
  const MOST = 600; // Steps towards one goal: what never comes to rest is given up.
  const { sections } = galley;
  let goal = null; // {off: how many pixels the page is too far up, steps, steady}
  let waits = false; // For the next frame.
  let seen = null; // What the reader has scrolled to: {off}.
  let sought = null; // Finds an element that has not arrived yet.

  /* Scrolls to where `off()` is 0, and keeps the page there. */
  galley.pursue = (off) => {
    sought = null;
    goal = { off, steps: 0, steady: 0 };
    step();
  };

  /* Pursues the element that `find()` gives; false if there is none. It is pursued when it comes,
     should more of the article be on its way. */
  galley.seek = (find) => {
    const element = find();
    if (element) galley.pursue(() => sections.topOf(element));
    else sought = find;
    return Boolean(element);
  };

  /* Somebody scrolls, or is about to. */
  galley.leave = () => {
    sought = goal = null;
    note();
  };

  /* The blocks are others; `arriving`: because more of the same article has come. */
  galley.changed = (arriving) => {
    seen = null;
    galley.notes.forget();
    if (!arriving) sought = goal = null;
    else if (sought) galley.seek(sought);
    galley.remark();
    requestAnimationFrame(note);
  };

  function note() {
    if (goal === null) seen = galley.atTop();
  }

  function step() {
    if (goal === null || !sections.count) return;
    const before = scrollY;
    const by = goal.off();
    if (Math.abs(by) >= 1) scrollBy({ top: by, behavior: "instant" });
    goal.steady = scrollY === before ? goal.steady + 1 : 0;
    goal.steps += 1;
    if (goal.steady >= STEADY || goal.steps > MOST || waits) return;
    waits = true;
    requestAnimationFrame(() => {
      waits = false;
      step();
    });
  }

  /* What is on the page has other heights than before. */
  function again() {
    if (goal === null) return;
    goal.steady = 0;
    step();
  }

  for (const kind of ["wheel", "pointerdown", "keydown", "touchstart"]) {
    addEventListener(kind, galley.leave, { capture: true, passive: true });
  }
  addEventListener("scroll", note, { passive: true });
  new ResizeObserver(again).observe(document.body);
  // Wider, narrower, larger: what was at the top stays there.
  addEventListener("resize", () => {
    if (goal === null && seen) galley.pursue(seen.off);
    else again();
  });
})();
