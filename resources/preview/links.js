/* Links of the article. The page itself goes nowhere: what a link leads to is the program's to
   find out, by the reference as the author wrote it. Links within the article are the page's. */
"use strict";

(() => {
  const ELSEWHERE = /^(https?|mailto|tel):/i;
  const ACTS = "a[href], summary, label, input, button, audio, video";
  const AROUND = 40; // Characters of the text on each side of a click that tell where it was.
  let pressed = null;

  galley.preparers.push((content) => {
    for (const link of content.querySelectorAll("a[href], area[href]")) {
      const target = link.getAttribute("href").trim().toWellFormed();
      if (target.startsWith("#") || ELSEWHERE.test(target)) continue;
      const away = target.startsWith("//");
      link.setAttribute("href", away ? `https:${target}` : addressOf(target));
    }
  });

  function addressOf(target) {
    return `${galley.base}link/${encodeURIComponent(target)}`;
  }

  /* What the author wrote, where an address has been made one for the program. */
  galley.written = (address) => {
    const found = /^galley-article:\/\/[^/]*\/(?:image|link)\/(.*)$/s.exec(address);
    return found ? decodeURIComponent(found[1]) : address;
  };

  addEventListener("click", ({ target }) => {
    pressed = target.closest?.("a[href]") ?? null;
  }, true);

  /* The text of the link that was pressed last. */
  galley.pressedText = () => pressed?.innerText.trim() ?? "";

  /* Scrolls to the element of this name ("": to the top); false if there is none yet. */
  galley.goTo = (name) => {
    if (!name) {
      galley.pursue(() => -scrollY);
      return true;
    }
    const named = (each) => each && !each.startsWith("galley-") && document.getElementById(each);
    return galley.seek(() => named(name) || named(`user-content-${name}`)
      || document.querySelector(`#galley-article a[name="${CSS.escape(name)}"]`));
  };

  /* What a click was on: the source line there, and the text before and after it. null where a
     click does something else, and where it ends a selection. */
  galley.placeAt = (x, y) => {
    const target = document.elementFromPoint(x, y);
    const node = target?.closest(".galley-block");
    if (!node || target.closest(ACTS) || !getSelection().isCollapsed) return null;
    const caret = document.caretRangeFromPoint(x, y);
    const isText = caret?.startContainer.nodeType === Node.TEXT_NODE;
    const text = isText && node.contains(caret.startContainer) ? caret.startContainer.data : "";
    const at = caret?.startOffset ?? 0;
    return {
      line: galley.notes.lineOf(target) ?? galley.lineAt(y / innerHeight),
      before: text.slice(Math.max(0, at - AROUND), at),
      after: text.slice(at, at + AROUND),
    };
  };
})();
