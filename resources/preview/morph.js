/* Turns the content of a node into other content, keeping every node that can stay: a loaded
   image is not loaded again and an open <details> stays open while its text is edited. */
"use strict";

galley.morph = (() => {
  /* State of the page that is not in the article's HTML. */
  const KEPT = { DETAILS: ["open"], IMG: ["data-missing"] };

  function morph(parent, wanted) {
    const old = [...parent.childNodes];
    const fresh = [...wanted.childNodes];
    let first = 0;
    let lastOld = old.length;
    let lastFresh = fresh.length;
    while (first < Math.min(lastOld, lastFresh) && alike(old[first], fresh[first])) first++;
    while (lastOld > first && lastFresh > first && alike(old[lastOld - 1], fresh[lastFresh - 1])) {
      lastOld--;
      lastFresh--;
    }
    const end = old[lastOld] ?? null;
    let spare = old.slice(first, lastOld);
    for (const node of fresh.slice(first, lastFresh)) {
      const match = spare.findIndex((each) => each.nodeName === node.nodeName);
      if (match < 0) {
        parent.insertBefore(node, spare[0] ?? end);
        continue;
      }
      spare.splice(0, match).forEach((each) => each.remove());
      become(spare.shift(), node);
    }
    spare.forEach((each) => each.remove());
  }

  /* Equal, but for the page's own state. */
  function alike(old, fresh) {
    if (old.nodeName !== fresh.nodeName) return false;
    if (old.isEqualNode(fresh)) return true;
    if (!stateful(old)) return false;
    const bare = old.cloneNode(true);
    for (const node of [bare, ...bare.querySelectorAll("details, img")]) strip(node);
    const other = fresh.cloneNode(true);
    for (const node of [other, ...other.querySelectorAll("details, img")]) strip(node);
    return bare.isEqualNode(other);
  }

  function stateful(node) {
    return node.nodeType === Node.ELEMENT_NODE
      && (node.nodeName in KEPT || node.querySelector("details, img") !== null);
  }

  function strip(node) {
    for (const name of KEPT[node.nodeName] ?? []) node.removeAttribute(name);
  }

  function become(old, fresh) {
    if (old.nodeType !== Node.ELEMENT_NODE) {
      if (old.nodeValue !== fresh.nodeValue) old.nodeValue = fresh.nodeValue;
      return;
    }
    const kept = KEPT[old.nodeName] ?? [];
    for (const { name } of [...old.attributes]) {
      if (!fresh.hasAttribute(name) && !kept.includes(name)) old.removeAttribute(name);
    }
    for (const { name, value } of fresh.attributes) {
      if (old.getAttribute(name) !== value && !kept.includes(name)) old.setAttribute(name, value);
    }
    morph(old, fresh);
  }

  morph.become = become;
  return morph;
})();
