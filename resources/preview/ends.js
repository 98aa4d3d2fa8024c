/* Scrolling by source line together with another pane, so that both come to their ends at once.

   Line stands beside line, until the last screenful of the pane that has less left to scroll when
   the other is at its end: over that one the other is scrolled faster, as far as it takes. That pane
   is told of by two lines: the one at its top where its last screenful begins (`near`), and where
   it ends (`end`). */
"use strict";

(() => {
  const STEPS = 24; // Halvings: of ten thousand pixels less than one is left.
  const { places } = galley;

  function furthest() {
    return document.documentElement.scrollHeight - innerHeight;
  }

  function heightOf(line) {
    return scrollY + places.offsetOf(line);
  }

  function lineOf(height) {
    return places.lineOf(height - scrollY);
  }

  function share(value, from, to) {
    if (value >= to) return 1;
    return Math.max(0, (value - from) / (to - from));
  }

  /* Where between `from` and `to` a function that rises is `wanted`. */
  function solved(rising, wanted, from, to) {
    for (let step = 0; step < STEPS; step++) {
      const middle = (from + to) / 2;
      if (rising(middle) < wanted) from = middle;
      else to = middle;
    }
    return (from + to) / 2;
  }

  /* {to(line): how far the page is scrolled for a line, from(height): the line for that}. */
  function together(near, end) {
    const most = furthest();
    const short = most - heightOf(end);
    if (short >= 0) {
      const to = (line) => heightOf(line) + short * share(line, near, end);
      const from = (height) => (height <= to(near) ? lineOf(height) : solved(to, height, near, end));
      return { to, from };
    }
    const begin = Math.max(0, most - innerHeight);
    const more = end - lineOf(most);
    const from = (height) => lineOf(height) + more * share(height, begin, most);
    const to = (line) => (line <= from(begin) ? heightOf(line) : solved(from, line, begin, most));
    return { to, from };
  }

  /* The other pane has `line` at its top. */
  galley.follow = (line, near = Infinity, end = Infinity) => {
    if (end === Infinity) galley.scrollToLine(line);
    else galley.pursue(() => together(near, end).to(line) - scrollY);
  };

  /* The line that the other pane is to have at its top. */
  galley.leads = (near = Infinity, end = Infinity) => {
    const known = end < Infinity && galley.sections.count && furthest() > 0;
    return known ? together(near, end).from(scrollY) : galley.lineAt();
  };
})();
