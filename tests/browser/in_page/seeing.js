// What of a page can be seen, and how to name it. Runs inside the page, before the other parts.
globalThis.look = {};

/** An element as a person finds it: the nearest id above it, its tag, classes and first words. */
look.name = (element) => {
  const above = element.closest("[id]");
  const place = above && above !== element ? `#${above.id} ` : "";
  const own = element.id ? `#${element.id}` : [...element.classList].map((each) => `.${each}`).join("");
  const words = element.textContent.replace(/\s+/g, " ").trim();
  return `${place}${element.localName}${own} "${words.slice(0, 40)}${words.length > 40 ? "…" : ""}"`;
};

look.shown = (element) => element.checkVisibility({ visibilityProperty: true });

const heard = new Map();

/** Whether an element is for screen readers alone: a pixel, cut away, out of the flow. */
look.onlyHeard = (element) => {
  if (!element || element === document.documentElement) return false;
  if (!heard.has(element)) {
    const style = getComputedStyle(element);
    const cut = style.clipPath === "inset(50%)" || /^rect\(/.test(style.clip);
    const gone = style.position === "absolute" && cut && element.offsetWidth <= 1;
    heard.set(element, gone || look.onlyHeard(element.parentElement));
  }
  return heard.get(element);
};

/** Whether an element is a part of what is seen, and has a box of its own. */
look.seen = (element) => look.shown(element) && !look.onlyHeard(element);

look.inner = (element) => {
  const box = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  return {
    left: box.left + parseFloat(style.borderLeftWidth || 0),
    right: box.right - parseFloat(style.borderRightWidth || 0),
    top: box.top + parseFloat(style.borderTopWidth || 0),
    bottom: box.bottom - parseFloat(style.borderBottomWidth || 0),
  };
};

/** Whether an element scrolls sideways, and a person with a keyboard can find and move it. */
look.scrolls = (element) => {
  const way = getComputedStyle(element).overflowX;
  return (way === "auto" || way === "scroll") && element.scrollWidth > element.clientWidth + 1;
};
look.saysItScrolls = (element) =>
  ["group", "region"].includes(element.getAttribute("role")) &&
  element.tabIndex === 0 &&
  (element.hasAttribute("aria-label") || element.hasAttribute("aria-labelledby"));

/** Forget what was seen: after the window, the colours or an open part have changed. */
look.anew = () => {
  heard.clear();
  look.texts.forget();
  look.clippers.forget();
};
