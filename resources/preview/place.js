/* Where a source line is on the page, and which line is where. Lines count from 1 and may
   have a fraction; what a block spans comes from the renderer, so this needs no marks in it. */
"use strict";

(() => {
  const RANGE = 0.001;
  let starts = null; // starts[i]: the line on which block i begins; one more for the end.
  const FRAMES = 4;
  let marked = null;
  let goal = null; // Where the page is to stay: {line, at}.

  /* The blocks are others; `arriving`: because more of the same article has come. */
  galley.changed = (arriving) => {
    starts = null;
    if (!arriving) goal = null;
  };

  function lineStarts() {
    if (starts === null) {
      starts = [1];
      for (const block of galley.blocks) starts.push(starts.at(-1) + block.lines);
    }
    return starts;
  }

  /* The last index whose value is at most `wanted`, where values rise. */
  function lastAtMost(count, valueAt, wanted) {
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (valueAt(middle) <= wanted) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /* From the page's top (block 0 begins with the heading above it) to the next block. */
  function extent(index) {
    const { top, bottom } = galley.blocks[index].node.getBoundingClientRect();
    const next = galley.blocks[index + 1]?.node.getBoundingClientRect().top ?? bottom;
    return { top: index === 0 ? -scrollY : top, bottom: next };
  }

  function blockOf(line) {
    return lastAtMost(galley.blocks.length, (index) => lineStarts()[index], line + RANGE);
  }

  /* How far below the window's top edge `line` is, in pixels. */
  function offsetOf(line) {
    const index = blockOf(line);
    const { top, bottom } = extent(index);
    const { lines } = galley.blocks[index];
    const part = lines ? (line - lineStarts()[index]) / lines : 0;
    return top + Math.min(1, Math.max(0, part)) * (bottom - top);
  }

  /* The line that is at the fraction `at` of the window's height (0 top, 1 bottom). */
  galley.lineAt = (at = 0) => {
    if (!galley.blocks.length) return 1;
    const y = at * innerHeight;
    const topOf = (index) => extent(index).top;
    const index = lastAtMost(galley.blocks.length, topOf, y + RANGE);
    const { top, bottom } = extent(index);
    const part = bottom > top ? Math.min(1, Math.max(0, (y - top) / (bottom - top))) : 0;
    return lineStarts()[index] + part * galley.blocks[index].lines;
  };

  /* Scrolls `line` to the fraction `at` of the window's height, and keeps it there while blocks
     that come near get their real heights and images arrive, until somebody scrolls. */
  galley.scrollToLine = (line, at = 0) => {
    goal = { line, at };
    approach(goal, FRAMES);
  };

  function approach(wanted, frames) {
    if (goal !== wanted || !galley.blocks.length) return;
    const by = offsetOf(goal.line) - goal.at * innerHeight;
    if (Math.abs(by) >= 1) scrollBy({ top: by, behavior: "instant" });
    if (frames) requestAnimationFrame(() => approach(wanted, frames - 1));
  }

  for (const kind of ["wheel", "pointerdown", "keydown", "touchstart"]) {
    addEventListener(kind, () => { goal = null; }, { capture: true, passive: true });
  }
  new ResizeObserver(() => approach(goal, 0)).observe(document.body);

  /* Brings `line` into view if it is not, and no further than needed to read on. */
  galley.reveal = (line) => {
    if (!galley.blocks.length) return;
    const y = offsetOf(line);
    goal = null;
    if (y >= 0 && y <= innerHeight * 0.9) return;
    if (Math.abs(y) > 2 * innerHeight) galley.scrollToLine(line, 1 / 3);
    else scrollBy({ top: y - innerHeight / 3, behavior: "smooth" });
  };

  /* Marks the block that `line` is in; 0 marks none. */
  galley.mark = (line) => {
    const node = line && galley.blocks.length ? galley.blocks[blockOf(line)].node : null;
    if (node === marked) return;
    marked?.classList.remove("galley-here");
    marked = node;
    marked?.classList.add("galley-here");
  };
})();
