/* Footnotes: which of them a source line defines, and which line is beside one in their list.

   Where the article ends in definitions these scroll with the list, as far as both have the same
   order; to those further up one goes, but does not scroll. Knows nothing of Markdown. */
"use strict";

galley.notes = (() => {
  const { sections } = galley;
  let list = null; // {block, items}, the list and its items by label; null: not looked for yet.
  let end = null; // What the article ends in; see `atEnd`.

  const notes = {};

  /* The blocks are others. */
  notes.forget = () => { list = end = null; };

  function listed() {
    if (list) return list;
    const block = sections.list.at(-1)?.blocks.at(-1);
    const isList = block && !block.lines && block.notes.length;
    const all = isList ? block.node.querySelector("ol")?.children ?? [] : [];
    const items = new Map();
    if (isList) for (const [label, at] of block.notes) if (all[at]) items.set(label, all[at]);
    list = { block, items };
    return list;
  }

  /* The item of the footnote that a block defines on this line of it; null if it does not. */
  notes.itemAt = ({ notes: defined, lines }, line) => {
    if (!lines) return null;
    const found = defined.find(([, at, many]) => at <= line && line < at + many);
    return found ? listed().items.get(found[0]) ?? null : null;
  };

  /* How many lines of a block are not definitions at its end. */
  notes.shown = ({ notes: defined, lines }) => {
    let shown = lines;
    for (const [, at, many] of defined.toReversed()) {
      if (at + many < shown) break;
      shown = at;
    }
    return shown;
  };

  /* On which line the footnote is defined that an element is in the list for; null: none. */
  notes.lineOf = (element) => {
    const { items } = listed();
    const wanted = [...items].find(([, item]) => item.contains(element))?.[0];
    let first = 1;
    for (const { lines, notes: defined } of wanted === undefined ? [] : sections.blocks()) {
      const found = lines ? defined.find(([label]) => label === wanted) : null;
      if (found) return first + found[1];
      first += lines;
    }
    return null;
  };

  /* {begin, end: the lines of the definitions at the end, points: [{line, item}] rising}. */
  function atEnd() {
    if (end) return end;
    const { items } = listed();
    const defined = new Map();
    const last = sections.list.reduce((sum, { lines }) => sum + lines, 1);
    let begin = last;
    for (const block of items.size ? backwards() : []) {
      const shown = notes.shown(block);
      const first = begin - block.lines;
      for (const [label, at] of block.notes) if (at >= shown) defined.set(label, first + at);
      const isSeen = /\S/.test(block.html);
      begin = isSeen ? first + shown : first;
      if (isSeen) break;
    }
    const points = [];
    for (const [label, item] of items) {
      const line = defined.get(label) ?? 0;
      if (line > (points.at(-1)?.line ?? 0)) points.push({ line, item });
    }
    end = { begin, end: last, points };
    return end;
  }

  function* backwards() {
    for (const { blocks } of sections.list.toReversed()) {
      for (const block of blocks.toReversed()) if (block.lines) yield block;
    }
  }

  /* [line, height] of what the lines at the end are beside; `extent(block)`: {top, bottom}. */
  function scale(extent) {
    const { begin, end: last, points } = atEnd();
    if (!points.length) return null;
    const { top, bottom } = extent(listed().block);
    const inside = points.map(({ line, item }) => (
      [line, Math.min(bottom, item.getBoundingClientRect().top)]));
    return [[begin, top], ...inside, [last, bottom]];
  }

  function between(value, pairs) {
    const at = Math.max(1, pairs.findIndex(([from], each) => each > 0 && from >= value));
    const [[from, start], [to, stop]] = [pairs[at - 1], pairs[at]];
    return to > from ? start + ((value - from) / (to - from)) * (stop - start) : start;
  }

  /* How far below the window's top edge a line is; null if it is not at the end. */
  notes.offsetOf = (line, extent) => {
    if (line < atEnd().begin) return null;
    const pairs = scale(extent);
    return pairs && between(Math.min(line, pairs.at(-1)[0]), pairs);
  };

  /* The line at this height; null if it is not in the list. */
  notes.lineAt = (y, extent) => {
    const pairs = scale(extent)?.map(([line, height]) => [height, line]);
    if (!pairs || y < pairs[0][0]) return null;
    return between(Math.min(y, pairs.at(-1)[0]), pairs);
  };

  return notes;
})();
