/* Films and sounds of the article are not played here: in their place stands where they are. */
"use strict";

galley.preparers.push((content) => {
  for (const player of content.querySelectorAll("video, audio")) {
    const source = player.getAttribute("src") ?? player.querySelector("source")?.getAttribute("src");
    const label = document.createElement("span");
    label.setAttribute("data-embed", (source ?? "").toWellFormed());
    player.after(label);
  }
});
