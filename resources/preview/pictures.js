/* Images of the article. Which file an address means only the program knows: it is asked for it
   by the reference as the author wrote it. One that does not come says why in its place. */
"use strict";

(() => {
  const told = new Map(); // What the program said of references whose file it does not give.
  let remote = true; // Whether images of other hosts are loaded.
  let words = { host: "", plain: "" }; // What is said of an image that is not asked for.

  /* Made ready before it comes into the page: nothing is loaded yet. */
  galley.preparers.push((content) => {
    for (const each of content.querySelectorAll("img, picture > source")) {
      each.removeAttribute("srcset");
      // The page is at rest when all images are there; one that waits to be seen never is.
      each.removeAttribute("loading");
    }
    for (const image of content.querySelectorAll("img[src]")) {
      image.setAttribute("data-path", image.getAttribute("src").toWellFormed());
      const text = image.getAttribute("alt");
      if (text) image.setAttribute("data-text", `${text}\n`);
      image.setAttribute("src", sourceOf(image));
      image.decoding = "async";
    }
  });

  function sourceOf(image) {
    const path = image.getAttribute("data-path").trim();
    const kind = kindOf(path);
    if (kind === "itself") return path;
    if (kind === "here") return `${galley.base}image/${encodeURIComponent(path)}`;
    if (kind === "plain" || !remote) return `${galley.base}off`;
    return absolute(path);
  }

  function absolute(path) {
    return path.startsWith("//") ? `https:${path}` : path;
  }

  function kindOf(path) {
    // Drawn by Galley itself, or in the article itself: of those only harmless kinds come so far.
    if (/^data:image\//i.test(path)) return "itself";
    if (/^http:/i.test(path)) return "plain";
    return /^(https:|\/\/)/i.test(path) ? "host" : "here";
  }

  /* Whether images of other hosts are loaded, and what is said of those that are not. */
  galley.remote = (on, sentences) => {
    words = sentences;
    if (remote === on) return;
    remote = on;
    for (const image of document.querySelectorAll("img[data-path]")) {
      if (kindOf(image.dataset.path.trim()) === "host") load(image);
    }
  };

  function load(image) {
    image.setAttribute("alt", (image.dataset.text ?? "").trim());
    image.setAttribute("src", sourceOf(image));
  }

  /* Why there is no file for a reference. */
  galley.missing = (path, why) => {
    told.set(path, why);
    for (const image of document.querySelectorAll("img[data-missing]")) {
      if (image.dataset.path === path) image.setAttribute("data-missing", why);
    }
  };

  /* Looks once more for what was missing: the author may have put it there. */
  galley.retry = () => {
    told.clear();
    document.querySelectorAll("img[data-missing]").forEach(load);
  };

  function why(image) {
    const path = image.dataset.path ?? "";
    const kind = kindOf(path.trim());
    if (kind === "here") return told.get(path) ?? "";
    if (kind === "itself" || (kind === "host" && remote)) return "";
    return words[kind].replace("{0}", URL.parse(absolute(path))?.host ?? "");
  }

  document.addEventListener("error", ({ target }) => {
    if (target.localName !== "img") return;
    target.setAttribute("data-missing", why(target));
    // Without address and text it is shown as what page.css makes of it, not as a broken image.
    target.removeAttribute("src");
    target.setAttribute("alt", "");
    const { path, text = "", missing } = target.dataset;
    target.setAttribute("aria-label", [text.trim(), path, missing].filter(Boolean).join("; "));
  }, true);
  document.addEventListener("load", ({ target }) => {
    if (target.localName !== "img") return;
    target.removeAttribute("data-missing");
    target.removeAttribute("aria-label");
  }, true);
})();
