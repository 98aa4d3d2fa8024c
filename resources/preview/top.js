/* What is read at the top of the window, to be found again when the page is laid out otherwise:
   wider, narrower, larger, smaller. Knows nothing of source lines. */
"use strict";

(() => {
  const HEIGHTS = [2, 14, 28]; // Pixels below the edge where something to read is looked for.
  const FURTHEST = 70; // What begins further below the edge is not at the top.
  const INSET = 28; // From a section's edge to where its text begins, and a little more.
  const article = document.getElementById("galley-article");

  /* {off}: a function that gives how many pixels what is at the top now is too far down later;
     null where nothing is. */
  galley.atTop = () => {
    if (scrollY < 1 || !article.firstElementChild) return null;
    const thing = textAtTop() ?? elementAtTop();
    const { top, height } = thing?.getBoundingClientRect() ?? {};
    if (!height) return null;
    // In heights of its own, as it may become larger.
    const share = top / height;
    return {
      off: () => {
        const now = thing.getBoundingClientRect();
        return now.top - share * now.height;
      },
    };
  };

  function left() {
    return article.firstElementChild.getBoundingClientRect().left + INSET;
  }

  /* A character in the first line that is to be seen, as a range. */
  function textAtTop() {
    const x = left();
    for (const y of HEIGHTS) {
      const range = document.caretRangeFromPoint(x, y);
      const text = range?.startContainer;
      if (text?.nodeType !== Node.TEXT_NODE || !article.contains(text)) continue;
      const at = Math.min(range.startOffset, text.length - 1);
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      const { top, bottom } = range.getBoundingClientRect();
      if (bottom > 0 && top < FURTHEST) return range;
    }
    return null;
  }

  function elementAtTop() {
    const found = document.elementFromPoint(left(), HEIGHTS[0]);
    return found && article.contains(found) ? found : null;
  }
})();
