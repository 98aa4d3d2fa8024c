/* A long list or table is one block, and a key in it gives all of its HTML anew: only the items or
   rows that differ are parsed and touched. Knows of the page's blocks nothing but their HTML. */
"use strict";

galley.items = (() => {
  const LONG = 10_000; // Characters of HTML; less is parsed as quickly as it is compared.
  const MOST = 50; // More items than these that differ are no typing.
  const TAG = /<(\/?)(?:li|tr)(?=[\s>])(?:"[^"]*"|[^">])*>/g;

  /* The outermost items, and what is around them; null where they do not end. */
  function taken(html) {
    const items = [];
    let [around, depth, start, done] = ["", 0, 0, 0];
    for (const { 0: tag, 1: ends, index } of html.matchAll(TAG)) {
      if (!ends) {
        if (depth === 0) start = index;
        depth += 1;
        continue;
      }
      depth -= 1;
      if (depth < 0) return null;
      if (depth > 0) continue;
      around += `${html.slice(done, start)}\0`;
      done = index + tag.length;
      items.push(html.slice(start, done));
    }
    return depth ? null : { items, around: around + html.slice(done) };
  }

  function outermost(node) {
    return [...node.querySelectorAll("li, tr")].filter(
      (each) => !each.parentElement.closest("li, tr"),
    );
  }

  function made(item, fragment) {
    const isRow = item.startsWith("<tr");
    const html = isRow ? `<table><tbody>${item}</tbody></table>` : `<ul>${item}</ul>`;
    return fragment(html).querySelector(isRow ? "tr" : "li");
  }

  /* Turns `node`, which holds the HTML `before`, into what holds `after`, if its items alone make
     the difference; whether it has. `fragment(html)` gives nodes. */
  return (node, before, after, fragment) => {
    if (after.length < LONG) return false;
    const [old, fresh] = [taken(before), taken(after)];
    if (old?.around !== fresh?.around || !fresh) return false;
    const others = [...fresh.items.keys()].filter((at) => fresh.items[at] !== old.items[at]);
    const nodes = outermost(node);
    if (nodes.length !== fresh.items.length || others.length > MOST) return false;
    for (const at of others) galley.morph.become(nodes[at], made(fresh.items[at], fragment));
    return true;
  };
})();
