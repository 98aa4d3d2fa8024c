/* Emoji that a site shows as pictures from elsewhere: here the character itself, which needs no net. */
"use strict";

galley.preparers.push((content) => {
  for (const picture of content.querySelectorAll("img:is(.emojione, .twemoji, .gemoji)")) {
    if (/^[\x00-\x7f]*$/.test(picture.alt)) continue;
    const character = document.createElement("span");
    character.textContent = picture.alt;
    character.title = picture.title;
    picture.replaceWith(character);
  }
});
