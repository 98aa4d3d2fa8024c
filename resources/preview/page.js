/* The page's own code: keeps the blocks of #galley-article in step with the renderer's answers.

   Runs in a world of its own (ApplicationWorld); the scripts of the article's world are off.
   Nothing here talks to the program: it is asked, and answers. Timers do not run with scripts
   off; animation frames and events do. */
"use strict";

globalThis.galley = (() => {
  const byId = (id) => document.getElementById(id);
  const colours = new CSSStyleSheet();
  const template = document.createElement("template"); // One for all: each holds a document.
  const places = new Map(); // The line at the top of each article when it was left, by key.
  let held = null; // Blocks, not shown yet, of an article that is opened anew.
  let complete = false; // Whether all images were there when that was last asked.
  let arriving = false; // More of the article is to come.

  const page = { key: null, base: "about:invalid", sound: true, painted: true, preparers: [] };
  /* preparers: functions that each get the content of a block before it comes into the page. */

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
    splice({ at: 0, remove: galley.sections.count, insert });
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
    galley.sections.clear();
    scrollTo({ top: 0, behavior: "instant" });
  }

  function finish(answer) {
    page.sound = answer.blocks === (held ? held.length : galley.sections.count);
    page.painted = false;
    requestAnimationFrame(() => requestAnimationFrame(() => { page.painted = true; }));
    showHint();
    galley.changed(arriving);
    arriving = answer.more === true;
  }

  function splice(change) {
    galley.sections.splice(change, parsed);
  }

  /* The nodes of a block, ready to be moved to where they belong. */
  function parsed(html) {
    template.innerHTML = html;
    for (const prepare of page.preparers) prepare(template.content);
    return template.content;
  }

  // What stands above the article

  /* `yields`: to a heading that the article's own text begins with. */
  page.heading = (heading, yields = false) => {
    byId("galley-heading").dataset.yields = yields;
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
    const empty = galley.sections.filled === 0;
    byId("galley-hint").hidden = !(empty && byId("galley-hint").textContent);
  }

  // Rest

  /* Whether all that is to be seen is there: images, fonts, and a frame with them. */
  page.settled = () => {
    const before = complete;
    complete = [...document.images].every((image) => image.complete);
    const painted = page.painted || document.visibilityState !== "visible";
    // Twice: one that failed is complete a moment before it is told, and then says why.
    return before && complete && painted && document.fonts.status === "loaded";
  };

  return page;
})();
