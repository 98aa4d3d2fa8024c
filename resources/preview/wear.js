/* Styles over the page's own: how it is to look apart from Galley, and the author's style sheet,
   out of which everything is taken that could load anything. */
"use strict";

(() => {
  const look = new CSSStyleSheet();
  let own = new CSSStyleSheet();
  const LOADS = /\b(url|src|image|image-set|-webkit-image-set|cross-fade|element|paint)\s*\(/i;
  const HARMLESS = new Set([
    "CSSStyleRule", "CSSMediaRule", "CSSSupportsRule", "CSSContainerRule", "CSSLayerBlockRule",
    "CSSLayerStatementRule", "CSSKeyframesRule", "CSSKeyframeRule", "CSSNestedDeclarations",
    "CSSScopeRule", "CSSStartingStyleRule",
  ]);

  /* Rules that make the page look otherwise than the theme does. */
  galley.look = (text) => {
    look.replaceSync(text);
    dress(own);
  };

  /* The author's rules. */
  galley.wear = (text) => {
    const parsed = new CSSStyleSheet();
    parsed.replaceSync(text);
    clean(parsed);
    dress(parsed);
  };

  function dress(newest) {
    const others = document.adoptedStyleSheets.filter((each) => each !== look && each !== own);
    own = newest;
    document.adoptedStyleSheets = [...others, look, own];
  }

  /* Judged as the browser has read it, so that no way of writing can hide anything. */
  function clean(holder) {
    for (let index = holder.cssRules.length - 1; index >= 0; index--) {
      const rule = holder.cssRules[index];
      if (!HARMLESS.has(rule.constructor.name)) {
        holder.deleteRule(index);
        continue;
      }
      if (rule.style) disarm(rule.style);
      if (rule.cssRules?.length) clean(rule);
    }
  }

  function disarm(style) {
    // Variables, and what is made of them, are kept as written: there a backslash may hide all.
    const hides = (text) => LOADS.test(text) || text.includes("\\");
    if (!hides(style.cssText)) return;
    for (const name of [...style]) {
      const value = style.getPropertyValue(name);
      const raw = name.startsWith("--") || value === "";
      if (raw ? hides(value || style.cssText) : LOADS.test(value)) style.removeProperty(name);
    }
  }
})();
