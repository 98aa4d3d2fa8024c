/* Where the lines inside one long block are: a list, a table, a quote, code.

   The renderer says only how many lines a block spans. How they are shared out among its parts is
   counted from the HTML: a paragraph has as many lines as its text, code two more for its fence, a
   table's head one more, parts that stand apart a blank one between. Where the sum is not what the
   block spans, all is stretched alike; in between, and in what cannot be counted, lines are spread
   evenly. Knows nothing of scrolling. */
"use strict";

galley.inside = (() => {
  const SHORT = 6; // Blocks of fewer lines are spread evenly.
  const AFTER = 3; // Mostly, so many lines without anything follow at the end of a block.
  const FLOWING = "P H1 H2 H3 H4 H5 H6 DT DD LI TD TH SUMMARY FIGCAPTION CAPTION";
  const HOLDING = "DIV UL OL DL LI DD BLOCKQUOTE TABLE THEAD TBODY TFOOT DETAILS SECTION FIGURE ASIDE";
  const flowing = new Set(FLOWING.split(" "));
  const holding = new Set(HOLDING.split(" "));
  const counted = new WeakMap(); // block -> {html, lines, parts}

  /* [{line, node}] of a block, both rising: on which line of the block a part of it begins. */
  function partsOf(block) {
    const known = counted.get(block);
    if (known?.html === block.html && known.lines === block.lines) return known.parts;
    const parts = block.lines < SHORT ? [] : stretched(block);
    counted.set(block, { html: block.html, lines: block.lines, parts });
    return parts;
  }

  function stretched(block) {
    const parts = [];
    const end = count(block.node, 0, parts, true);
    const left = block.lines - end;
    const scale = end > 0 && (left < 0 || left > AFTER) ? block.lines / end : 1;
    return parts.map((part) => ({ ...part, line: part.line * scale }));
  }

  /* Adds the parts of `parent`, which begins on `line`; the line after its last one. */
  function count(parent, line, parts, apart) {
    let next = line;
    let text = "";
    let isFirst = true;
    for (const node of parent.childNodes) {
      if (isInline(node)) {
        text += node.textContent;
        continue;
      }
      if (text.trim()) next += newlines(text);
      else if (!isFirst && apart) next += 1;
      text = "";
      isFirst = false;
      next = add(node, next, parts);
    }
    return text.trim() ? next + newlines(text) : next;
  }

  function isInline(node) {
    return !(flowing.has(node.nodeName) || holding.has(node.nodeName)
      || ["PRE", "TR", "HR"].includes(node.nodeName));
  }

  function newlines(text) {
    return text.trim().split("\n").length;
  }

  function add(node, line, parts) {
    if (node.nodeName === "PRE") {
      const lines = node.textContent.replace(/\n$/, "").split("\n").length;
      parts.push({ line: line + 1, node }, { line: line + 1 + lines, node, ends: true });
      return line + lines + 2;
    }
    if (node.nodeName === "TR") {
      parts.push({ line, node });
      return line + 1;
    }
    if (node.nodeName === "THEAD") return count(node, line, parts, false) + 1;
    if (node.nodeName === "HR") return line + 1;
    if (!holding.has(node.nodeName)) {
      parts.push({ line, node });
      return line + Math.max(1, newlines(node.textContent));
    }
    if (node.nodeName === "LI" || node.nodeName === "DD") parts.push({ line, node });
    return Math.max(line + (flowing.has(node.nodeName) ? 1 : 0), count(node, line, parts, spaced(node)));
  }

  /* Whether blank lines are between the parts of a node. */
  function spaced(node) {
    if (["TABLE", "TBODY", "THEAD", "TFOOT", "DL"].includes(node.nodeName)) return false;
    const { firstElementChild: first } = node;
    if (node.nodeName === "UL" || node.nodeName === "OL") return first?.firstElementChild?.nodeName === "P";
    if (node.nodeName === "LI" || node.nodeName === "DD") return first?.nodeName === "P";
    return true;
  }

  function heightAt({ node, ends }) {
    const { top, bottom } = node.getBoundingClientRect();
    if (node.nodeName !== "PRE") return top;
    const { paddingTop, paddingBottom } = getComputedStyle(node);
    return ends ? bottom - parseFloat(paddingBottom) : top + parseFloat(paddingTop);
  }

  /* The height of `line`, counted from the block's first, between `top` and `bottom`. */
  function heightOf(block, line, top, bottom) {
    const parts = partsOf(block);
    const next = parts.findIndex((part) => part.line > line);
    const after = next < 0 ? null : parts[next];
    const before = next < 0 ? parts.at(-1) : parts[next - 1];
    const [from, to] = [before?.line ?? 0, after?.line ?? block.lines];
    const [high, low] = [before ? heightAt(before) : top, after ? heightAt(after) : bottom];
    return to > from ? high + ((line - from) / (to - from)) * (low - high) : high;
  }

  /* The line, counted from the block's first, that is at the height `y`. */
  function lineAt(block, y, top, bottom) {
    const parts = partsOf(block);
    let low = 0;
    let high = parts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (heightAt(parts[middle]) <= y) low = middle + 1;
      else high = middle;
    }
    const [before, after] = [parts[low - 1], parts[low]];
    const [from, to] = [before?.line ?? 0, after?.line ?? block.lines];
    const [start, end] = [before ? heightAt(before) : top, after ? heightAt(after) : bottom];
    return end > start ? from + ((y - start) / (end - start)) * (to - from) : from;
  }

  return { heightOf, lineAt };
})();
