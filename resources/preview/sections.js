/* The blocks of #galley-article, gathered in sections of some dozens.

   What is out of sight is not laid out (`content-visibility` in page.css), and the engine looks at
   each element that it may leave out in every frame. So that a key costs the same in a long article
   as in a short one, these are the sections and not the blocks. Knows nothing of Markdown. */
"use strict";

galley.sections = (() => {
  const WANTED = 48; // Blocks in a new section.
  const MOST = 2 * WANTED;
  const LINE = 28; // A guess at the height of a source line, for what was never laid out,
  const WIDE = 120; // and at how much HTML makes one on the page.
  const article = document.getElementById("galley-article");
  const touched = new Set(); // Sections whose blocks are others than before.

  const sections = { list: [], count: 0, filled: 0 };
  /* list: {node, blocks, lines}, in the article's order. blocks: {html, lines, notes, node}; node
     is the <div> that holds the html. lines: what the blocks span together. count: how many blocks
     there are; filled: how many of them have any HTML. notes: as the renderer gives them. */

  sections.clear = () => {
    sections.list = [];
    sections.count = sections.filled = 0;
    article.replaceChildren();
  };

  /* The blocks from `at`, at most `count` of them. */
  sections.blocks = (at = 0, count = Infinity) => {
    const found = [];
    let { number, from } = find(at);
    for (; number < sections.list.length && found.length < count; number++, from = 0) {
      found.push(...sections.list[number].blocks.slice(from, from + count - found.length));
    }
    return found;
  };

  /* How far below the window's top edge an element begins: at most at the end of its section, as
     what is not laid out may be larger than the place that is kept for it. */
  sections.topOf = (element) => {
    const { top } = element.getBoundingClientRect();
    const end = element.closest(".galley-section")?.getBoundingClientRect().bottom ?? top;
    return Math.min(top, end);
  };

  /* Replaces blocks[at : at + remove] by those of `insert` ({html, lines}), touching as few nodes
     as it can. `fragment(html)` gives the nodes of one. */
  sections.splice = ({ at, remove, insert }, fragment) => {
    const old = sections.blocks(at, remove);
    const shorter = Math.min(old.length, insert.length);
    const same = (one, other) => one.html === other.html;
    let first = 0;
    let last = 0;
    while (first < shorter && same(old[first], insert[first])) first++;
    while (last < shorter - first && same(old.at(-1 - last), insert.at(-1 - last))) last++;
    for (let each = 0; each < first; each++) adopt(old[each], insert[each]);
    for (let each = 1; each <= last; each++) adopt(old.at(-each), insert.at(-each));
    const both = shorter - last;
    for (let each = first; each < both; each++) rework(old[each], insert[each], fragment);
    drop(at + both, old.length - last - both);
    put(at + both, insert.slice(both, insert.length - last).map((each) => made(each, fragment)));
    for (const section of touched) if (section.blocks.length) estimate(section);
    touched.clear();
  };

  /* The section that block `at` is in, and which one of its blocks it is. */
  function find(at) {
    let number = 0;
    let from = at;
    for (; number < sections.list.length; number++) {
      const { length } = sections.list[number].blocks;
      if (from < length) break;
      from -= length;
    }
    return { number, from };
  }

  function adopt(block, { lines, notes = [] }) {
    touched.add(block.section);
    block.section.lines += lines - block.lines;
    block.lines = lines;
    block.notes = notes;
  }

  function rework(block, { html, ...rest }, fragment) {
    sections.filled += isFilled(html) - isFilled(block.html);
    if (!galley.items(block.node, block.html, html, fragment)) {
      galley.morph(block.node, fragment(html));
    }
    block.html = html;
    adopt(block, rest);
  }

  function made({ html, lines, notes = [] }, fragment) {
    const node = document.createElement("div");
    node.className = "galley-block";
    node.append(fragment(html));
    return { html, lines, notes, node, section: null };
  }

  function isFilled(html) {
    return /\S/.test(html) ? 1 : 0;
  }

  function drop(at, count) {
    let { number, from } = find(at);
    for (let left = count; left > 0; from = 0) {
      const section = sections.list[number];
      const gone = section.blocks.splice(from, left);
      left -= gone.length;
      sections.count -= gone.length;
      for (const { html, lines } of gone) {
        sections.filled -= isFilled(html);
        section.lines -= lines;
      }
      if (section.blocks.length) {
        gone.forEach(({ node }) => node.remove());
        touched.add(section);
        number++;
      } else {
        section.node.remove();
        sections.list.splice(number, 1);
      }
    }
  }

  function put(at, blocks) {
    if (!blocks.length) return;
    let { number, from } = find(at);
    if (from === 0 && number > 0) from = sections.list[--number].blocks.length;
    if (!sections.list.length) begin(0);
    const section = sections.list[number];
    sections.count += blocks.length;
    for (const { html } of blocks) sections.filled += isFilled(html);
    // An article that arrives begins sections of its own; what is typed lets one grow.
    const room = blocks.length < WANTED ? MOST : WANTED;
    const overflows = section.blocks.length + blocks.length > room;
    const tail = overflows ? section.blocks.splice(from) : [];
    const fit = overflows ? Math.max(0, room - from) : blocks.length;
    section.lines -= linesOf(tail);
    fill(section, from, blocks.slice(0, fit));
    for (let next = fit; next < blocks.length; next += WANTED) {
      fill(begin(++number), 0, blocks.slice(next, next + WANTED));
    }
    if (tail.length) fill(begin(++number), 0, tail);
  }

  function begin(number) {
    const node = document.createElement("div");
    node.className = "galley-section";
    const section = { node, blocks: [], lines: 0 };
    article.insertBefore(node, sections.list[number]?.node ?? null);
    sections.list.splice(number, 0, section);
    return section;
  }

  function fill(section, from, blocks) {
    const before = section.blocks[from]?.node ?? null;
    for (const block of blocks) {
      block.section = section;
      section.lines += block.lines;
      place(section.node, block.node, before);
    }
    section.blocks.splice(from, 0, ...blocks);
    touched.add(section);
  }

  /* How high a section is while it is left out: as it was when it was last laid out, unless it has
     become another meanwhile; else as it may be. */
  function estimate({ node, blocks }) {
    const isLaidOut = blocks[0].node.checkVisibility({ contentVisibilityAuto: true });
    const height = blocks.reduce((sum, each) => sum + guess(each), 0);
    node.style.containIntrinsicBlockSize = `${isLaidOut ? "auto " : ""}${height}px`;
  }

  article.addEventListener("contentvisibilityautostatechange", ({ target, skipped }) => {
    const { style } = target;
    const height = style.containIntrinsicBlockSize;
    if (!skipped && !height.startsWith("auto")) style.containIntrinsicBlockSize = `auto ${height}`;
  });

  /* A node that is on the page already keeps its state: what is scrolled, selected, playing. */
  function place(parent, node, before) {
    if (node.isConnected && parent.moveBefore) parent.moveBefore(node, before);
    else parent.insertBefore(node, before);
  }

  function guess({ html, lines }) {
    return html ? Math.max(1, lines, Math.round(html.length / WIDE)) * LINE : 0;
  }

  function linesOf(blocks) {
    return blocks.reduce((sum, each) => sum + each.lines, 0);
  }

  return sections;
})();
