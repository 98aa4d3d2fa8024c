/* What the reader copies: the article's own HTML, without anything that is this page's. */
"use strict";

(() => {
  const INLINE = new Set(
    "A ABBR B BDO CITE CODE DEL DFN EM FONT I INS KBD MARK PRE Q RUBY S SAMP SMALL STRONG SUB SUP U VAR"
      .split(" "),
  );
  const PARTS = new Set("UL OL DL TABLE THEAD TBODY TFOOT TR".split(" "));
  const KEPT = new Set(
    ("align alt cite colspan datetime dir height href lang open reversed rowspan scope span src start "
      + "style title type value width checked disabled").split(" "),
  );
  const OURS = "#galley-hint, [hidden], [data-embed], .headerlink, .header-anchor, .headeranchor-link, "
    + ".template-code > span:first-child, .template-code-inline";
  const NUMBERED = "td:is(.gutter, .linenos)"; // Beside the code, in a table of two cells.

  /* The selection as {html, text}; null if nothing is selected. */
  galley.copied = () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const box = document.createElement("template").content;
    box.append(around(range.commonAncestorContainer, range.cloneContents()));
    const text = box.querySelector("math") ? textOf(box.cloneNode(true)) : selection.toString();
    clean(box);
    const holder = document.createElement("div");
    holder.append(box);
    return { html: holder.innerHTML.trim(), text };
  };

  /* The text with each formula as its source: a browser gives every sign of one a line. */
  function textOf(box) {
    for (const math of box.querySelectorAll("math")) {
      const mark = math.getAttribute("display") === "block" ? "$$" : "$";
      math.replaceWith(`${mark}${math.dataset.tex ?? math.textContent}${mark}`);
    }
    const holder = document.createElement("div");
    holder.style.cssText = "position: fixed; left: -9999px; width: 600px";
    holder.append(box);
    document.body.append(holder);
    const text = holder.innerText;
    holder.remove();
    return text.trim();
  }

  /* `content` in copies of the elements around it that say what it is: bold, a list, code. */
  function around(node, content) {
    let inner = content;
    let element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    let whole = PARTS.has(element?.tagName) || element?.tagName === "PRE";
    while (element && !element.classList.contains("galley-block")) {
      if (INLINE.has(element.tagName) || (whole && PARTS.has(element.tagName))) {
        const outer = element.cloneNode(false);
        outer.append(inner);
        inner = outer;
      }
      if (["UL", "OL", "DL", "TABLE", "PRE"].includes(element.tagName)) whole = false;
      element = element.parentElement;
    }
    return inner;
  }

  function clean(box) {
    box.querySelectorAll(OURS).forEach((each) => each.remove());
    for (const number of box.querySelectorAll(NUMBERED)) {
      const table = number.closest("table");
      table?.replaceWith(...table.querySelectorAll("td:not(.gutter, .linenos) pre"));
    }
    for (const each of [...box.querySelectorAll("*")]) {
      if (each.tagName === "ARTICLE" || each.tagName === "HEADER" || isBare(each)) {
        each.replaceWith(...each.childNodes);
        continue;
      }
      if (each.namespaceURI !== "http://www.w3.org/1999/xhtml") continue;
      if (each.dataset.path) each.setAttribute("src", each.dataset.path);
      if (each.dataset.text) each.setAttribute("alt", each.dataset.text.trim());
      for (const { name, value } of [...each.attributes]) {
        if (!KEPT.has(name)) each.removeAttribute(name);
        else if (name === "href") each.setAttribute(name, galley.written(value));
      }
    }
  }

  function isBare(element) {
    if ([...element.classList].some((name) => name.startsWith("galley-"))) return true;
    return element.tagName === "SPAN" && !element.hasAttribute("style");
  }
})();
