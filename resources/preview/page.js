/* The page's own code: keeps the blocks of #galley-article in step with the renderer's answers.

   Runs in a world of its own (ApplicationWorld); the scripts of the article's world are off.
   Nothing here talks to the program: it is asked, and answers. Timers do not run with scripts
   off; animation frames and events do. */
"use strict";

globalThis.galley = (() => {
  const byId = (id) => document.getElementById(id);
  const article = byId("galley-article");
  const colours = new CSSStyleSheet();
  const places = new Map(); // The line at the top of each article when it was left, by key.
  let held = null; // Blocks, not shown yet, of an article that is opened anew.
  let arriving = false; // More of the article is to come.
  const LINE = 28; // A guess at the height of a source line, for blocks not laid out yet.

  const page = { blocks: [], key: null, base: "about:invalid", sound: true, painted: true };
  /* blocks: {html, lines, node} in the article's order; node is the <div> that holds the html. */

  // Style

  page.dress = (...sheets) => {
    const own = sheets.map((text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      return sheet;
    });
    document.adoptedStyleSheets = [colours, ...own];
  };

  page.colour = (text) => colours.replaceSync(text);

  // Blocks

  /* The addresses of the article's images begin here. */
  page.root = (base) => { page.base = base; };

  /* All blocks of the article called `key`, or the first of them (`more`). Of another article
     than before, nothing is kept but where it was scrolled to. The same article, opened anew,
     stays as it is until all of it has come: then only what differs is touched. */
  page.open = (answer, key) => {
    const other = key !== page.key;
    if (other) leave(key);
    held = [];
    answer.splices.forEach(hold);
    if (other || !answer.more) release();
    finish(answer);
    if (other && places.has(key)) galley.scrollToLine(places.get(key));
  };

  function hold({ at, remove, insert }) {
    held = held.slice(0, at).concat(insert, held.slice(at + remove));
  }

  function release() {
    const insert = held;
    held = null;
    splice({ at: 0, remove: page.blocks.length, insert });
  }

  page.forget = (key) => {
    places.delete(key);
    if (page.key === key) page.key = null;
  };

  /* What a change made of the blocks. */
  page.patch = (answer) => {
    answer.splices.forEach(held ? hold : splice);
    if (held && !answer.more) release();
    finish(answer);
  };

  /* No article. */
  page.clear = () => {
    leave(null);
    page.hint("");
    page.heading(null);
    finish({ blocks: 0 });
  };

  function leave(next) {
    if (page.key !== null) places.set(page.key, galley.lineAt());
    page.key = next;
    arriving = false;
    held = null;
    page.blocks = [];
    article.replaceChildren();
    scrollTo({ top: 0, behavior: "instant" });
  }

  function finish(answer) {
    page.sound = answer.blocks === (held ?? page.blocks).length;
    page.painted = false;
    requestAnimationFrame(() => requestAnimationFrame(() => { page.painted = true; }));
    showHint();
    galley.changed(arriving);
    arriving = answer.more === true;
  }

  /* Replaces blocks[at : at + remove], touching as few nodes as it can. */
  function splice({ at, remove, insert }) {
    let end = at + remove;
    let last = insert.length;
    let first = 0;
    const same = (index, wanted) => page.blocks[index].html === wanted.html;
    while (at < end && first < last && same(at, insert[first])) adopt(at++, insert[first++]);
    while (at < end && first < last && same(end - 1, insert[last - 1])) adopt(--end, insert[--last]);
    while (at < end && first < last) rework(at++, insert[first++]);
    page.blocks.splice(at, end - at).forEach((block) => block.node.remove());
    if (first === last) return;
    const added = insert.slice(first, last).map(made);
    const before = page.blocks[at]?.node ?? null;
    const nodes = document.createDocumentFragment();
    nodes.append(...added.map((block) => block.node));
    article.insertBefore(nodes, before);
    page.blocks = page.blocks.slice(0, at).concat(added, page.blocks.slice(at));
  }

  function adopt(index, { lines }) {
    page.blocks[index].lines = lines;
  }

  function rework(index, { html, lines }) {
    const block = page.blocks[index];
    galley.morph(block.node, parsed(html));
    block.html = html;
    block.lines = lines;
  }

  function made({ html, lines }) {
    const node = document.createElement("div");
    node.className = "galley-block";
    node.style.containIntrinsicBlockSize = `auto ${Math.max(1, lines) * LINE}px`;
    node.append(parsed(html));
    return { html, lines, node };
  }

  function parsed(html) {
    const template = document.createElement("template");
    template.innerHTML = html;
    for (const image of template.content.querySelectorAll("img[src]")) {
      const path = image.getAttribute("src");
      image.setAttribute("data-path", path);
      image.setAttribute("src", absolute(path));
      image.removeAttribute("srcset");
      image.decoding = "async";
    }
    for (const link of template.content.querySelectorAll("a[href]")) {
      const target = link.getAttribute("href");
      if (!target.startsWith("#")) link.setAttribute("href", absolute(target));
    }
    return template.content;
  }

  function absolute(address) {
    return URL.parse(address, page.base)?.href ?? "about:invalid";
  }

  // What stands above the article

  page.heading = (heading) => {
    byId("galley-heading").hidden = !heading;
    byId("galley-title").textContent = heading?.title ?? "";
    byId("galley-byline").textContent = heading?.byline ?? "";
    byId("galley-title").hidden = !heading?.title;
    byId("galley-byline").hidden = !heading?.byline;
  };

  page.hint = (text) => {
    byId("galley-hint").textContent = text;
    showHint();
  };

  function showHint() {
    const empty = page.blocks.every((block) => !block.html.trim());
    byId("galley-hint").hidden = !(empty && byId("galley-hint").textContent);
  }

  // Images

  document.addEventListener("error", ({ target }) => {
    if (target.localName === "img") target.setAttribute("data-missing", "");
  }, true);
  document.addEventListener("load", ({ target }) => {
    if (target.localName === "img") target.removeAttribute("data-missing");
  }, true);

  /* Whether all that is to be seen is there: images, fonts, and a frame with them. */
  page.settled = () => {
    const images = [...document.images].every((image) => image.complete);
    const painted = page.painted || document.visibilityState !== "visible";
    return images && painted && document.fonts.status === "loaded";
  };

  return page;
})();
