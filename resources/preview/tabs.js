/* Titles of tabs: each page of a set bears its own, as all of them are shown one below the other. */
"use strict";

galley.preparers.push((content) => {
  const sets = {
    ".tabbed-set": [":scope > .tabbed-labels > label", ":scope > .tabbed-content > .tabbed-block"],
    ".vp-code-group": [":scope > .tabs > label", ":scope > .blocks > *"],
  };
  for (const [set, [labels, pages]] of Object.entries(sets)) {
    for (const each of content.querySelectorAll(set)) {
      const titles = [...each.querySelectorAll(labels)].map((label) => label.textContent.trim());
      each.querySelectorAll(pages).forEach((page, index) => {
        page.setAttribute("data-tab", titles[index] ?? "");
      });
    }
  }
});
