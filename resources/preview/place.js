/* Where a source line is on the page, and which line is where. Lines count from 1 and may
   have a fraction; what a block spans comes from the renderer, so this needs no marks in it. */
"use strict";

(() => {
  const RANGE = 0.001;
  const { sections } = galley;
  let here = 0; // The line whose block is marked,
  let marked = null; // and the element that is.

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

  function topOf({ node }) {
    return node.getBoundingClientRect().top;
  }

  /* The last of the things that begins at `line` or before, with the line on which it begins. */
  function ofLine(things, first, line) {
    let at = 0;
    for (let next = first; at < things.length - 1; at++, first = next) {
      next = first + things[at].lines;
      if (next > line + RANGE) break;
    }
    return { thing: things[at], first };
  }

  function blockOfLine(line) {
    const { thing, first } = ofLine(sections.list, 1, line);
    const found = ofLine(thing.blocks, first, line);
    return { block: found.thing, first: found.first };
  }

  function blockAtHeight(y) {
    const { list } = sections;
    const number = lastAtMost(list.length, (at) => topOf(list[at]), y + RANGE);
    const { blocks } = list[number];
    const at = lastAtMost(blocks.length, (each) => topOf(blocks[each]), y + RANGE);
    let first = 1;
    for (let each = 0; each < number; each++) first += list[each].lines;
    for (let each = 0; each < at; each++) first += blocks[each].lines;
    return { block: blocks[at], first };
  }

  /* From the page's top, as the first block begins with the heading above it. What is not laid out
     may be larger than the place that is kept for it: at that one's end it will be. */
  function extent(block) {
    const { top, bottom } = block.node.getBoundingClientRect();
    const { bottom: end } = block.section.node.getBoundingClientRect();
    const isFirst = block === sections.list[0].blocks[0];
    return { top: isFirst ? -scrollY : Math.min(top, end), bottom: Math.min(bottom, end) };
  }

  /* By how much a block has more lines than it shows something of, footnotes being elsewhere. */
  function stretch(block) {
    const shown = galley.notes.shown(block);
    return shown ? block.lines / shown : 1;
  }

  /* What is to be looked at on account of `line`: a footnote, or the block. */
  function elementOf(line) {
    const { block, first } = blockOfLine(line);
    return galley.notes.itemAt(block, line - first) ?? block.node;
  }

  /* How far below the window's top edge `line` is, in pixels. */
  function offsetOf(line) {
    const noted = galley.notes.offsetOf(line, extent);
    if (noted !== null) return noted;
    const { block, first } = blockOfLine(line);
    const { top, bottom } = extent(block);
    const within = Math.min(block.lines, Math.max(0, line - first) * stretch(block));
    return Math.min(bottom, galley.inside.heightOf(block, within, top, bottom));
  }

  /* The line that is so many pixels below the window's top edge. */
  function lineOf(y) {
    const noted = galley.notes.lineAt(y, extent);
    if (noted !== null) return noted;
    const { block, first } = blockAtHeight(y);
    const { top, bottom } = extent(block);
    const within = galley.inside.lineAt(block, Math.min(bottom, Math.max(top, y)), top, bottom);
    return first + within / stretch(block);
  }

  galley.places = { offsetOf, lineOf };

  /* The line that is at the fraction `at` of the window's height (0 top, 1 bottom). */
  galley.lineAt = (at = 0) => (sections.count ? lineOf(at * innerHeight) : 1);

  /* Scrolls `line` to the fraction `at` of the window's height. */
  galley.scrollToLine = (line, at = 0) => {
    galley.pursue(() => offsetOf(line) - at * innerHeight);
  };

  /* Brings `line` into view if it is not, and no further than needed to read on. */
  galley.reveal = (line) => {
    if (!sections.count) return;
    const element = elementOf(line);
    const off = () => (
      element.nodeName === "LI" ? sections.topOf(element) : offsetOf(line));
    const y = off();
    if (y >= 0 && y <= innerHeight * 0.9) return;
    galley.leave();
    if (Math.abs(y) > 2 * innerHeight) galley.pursue(() => off() - innerHeight / 3);
    else scrollBy({ top: y - innerHeight / 3, behavior: "smooth" });
  };

  /* Marks the block that `line` is in, whatever the blocks become; 0 marks none. */
  galley.mark = (line) => {
    here = line;
    galley.remark();
  };

  galley.remark = () => {
    const node = here && sections.count ? elementOf(here) : null;
    if (node === marked && node?.classList.contains("galley-here") !== false) return;
    marked?.classList.remove("galley-here");
    marked = node;
    marked?.classList.add("galley-here");
  };
})();
