// What is cut, or wider than the page. Runs inside the page.
{
  const CUTS = ["hidden", "clip"];
  const SCROLLS = ["auto", "scroll"];
  const slack = 1; // pixels

  const styleOf = (element) => {
    const style = getComputedStyle(element);
    const applies = style.display !== "inline" && style.display !== "contents";
    return applies ? style : null;
  };

  const known = new Map();

  const clipper = (element) => {
    const style = styleOf(element);
    if (!style || (style.overflowX === "visible" && style.overflowY === "visible")) return [];
    const box = look.inner(element);
    const inside = { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity };
    if (style.overflowX !== "visible") Object.assign(inside, { left: box.left, right: box.right });
    if (style.overflowY !== "visible") Object.assign(inside, { top: box.top, bottom: box.bottom });
    return [{ element, inside, across: style.overflowX, down: style.overflowY }];
  };

  /** What cuts or scrolls the content of an element, from the inside out. */
  look.clippers = (element) => {
    if (!element || element === document.documentElement) return [];
    if (!known.has(element)) known.set(element, [...clipper(element), ...look.clippers(element.parentElement)]);
    return known.get(element);
  };
  look.clippers.forget = () => known.clear();

  const beyond = (box, inside) =>
    Math.max(inside.left - box.left, box.right - inside.right, inside.top - box.top, box.bottom - inside.bottom);

  /** By what a box of a text is cut, if it is: an element around it, or the window. */
  const cutter = (text, box) => {
    let part = { ...box };
    for (const { element, inside, across, down } of look.clippers(text.element)) {
      if (SCROLLS.includes(across)) part = { ...part, left: inside.left, right: inside.right };
      if (SCROLLS.includes(down)) part = { ...part, top: inside.top, bottom: inside.bottom };
      if (beyond(part, inside) > slack) return look.name(element);
    }
    const wide = part.right > document.documentElement.clientWidth + slack || part.left < -slack;
    return wide ? "the window" : null;
  };

  look.clippedTexts = () =>
    look.texts().flatMap((text) => {
      const by = text.boxes.map((box) => cutter(text, box)).find(Boolean);
      return by ? [["clipped text", `${look.name(text.element)} by ${by}`]] : [];
    });

  const elements = () => [...document.body.querySelectorAll("*")].filter((each) => look.seen(each));

  /** Texts with … in the place of their end. */
  look.shortenedTexts = () =>
    elements()
      .filter((each) => {
        const style = getComputedStyle(each);
        const clamped = style.webkitLineClamp !== "none" && each.scrollHeight > each.clientHeight + slack;
        return clamped || (style.textOverflow === "ellipsis" && each.scrollWidth > each.clientWidth);
      })
      .map((each) => ["shortened text", look.name(each)]);

  const hasEdge = (element) => {
    const style = getComputedStyle(element);
    return parseFloat(style.borderRightWidth) > 0 || !/^rgba\(.* 0\)$/.test(style.backgroundColor);
  };

  /** Boxes with an edge to see, and a content that goes over it. */
  look.spills = () =>
    elements()
      .filter((each) => !each.closest("svg") && styleOf(each)?.overflowX === "visible" && hasEdge(each))
      .filter((each) => each.scrollWidth > each.clientWidth + slack)
      .map((each) => ["spill", `${each.scrollWidth - each.clientWidth} px over the edge of ${look.name(each)}`]);

  /** Letters outside the picture that they belong to. */
  look.textsOutsidePictures = () =>
    look.texts()
      .filter(({ element, boxes }) => {
        const picture = element.ownerSVGElement;
        return picture && boxes.some((box) => beyond(box, picture.getBoundingClientRect()) > slack);
      })
      .map(({ element }) => ["text outside its picture", look.name(element)]);

  const isHeld = (holder) => {
    for (let each = holder; each; each = each.parentElement) {
      if (look.scrolls(each)) return true;
    }
    return false;
  };

  look.wideElements = () => {
    const width = document.documentElement.clientWidth;
    const wide = elements().filter((each) => {
      if (each.ownerSVGElement) return false;
      const box = each.getBoundingClientRect();
      return (box.right > width + 0.5 || box.left < -0.5) && !isHeld(each.parentElement);
    });
    return wide.map((each) => ["wide element", `${Math.round(each.getBoundingClientRect().right)} px: ${look.name(each)}`]);
  };

  /** Whether nothing that scrolls holds an element: one with a place of its own may be out of it. */
  const isLoose = (element) => {
    const out = ["absolute", "fixed"].includes(getComputedStyle(element).position);
    return !isHeld(out ? element.offsetParent : element.parentElement);
  };

  look.sidewaysScroll = () => {
    const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (over <= 0) return [];
    const right = (each) => each.getBoundingClientRect().right;
    const loose = [...document.body.querySelectorAll("*")].filter(isLoose);
    const farthest = loose.reduce((far, each) => (right(each) > right(far) ? each : far));
    return [["sideways scroll", `${over} px wider than the window, by ${look.name(farthest)}`]];
  };

  look.unlabelledScrollers = () =>
    elements()
      .filter((each) => look.scrolls(each) && !look.saysItScrolls(each))
      .map((each) => ["unlabelled scroller", look.name(each)]);

  look.layout = (smallest) => {
    look.anew();
    const parts = [look.sidewaysScroll, look.wideElements, look.unlabelledScrollers, look.clippedTexts];
    parts.push(look.shortenedTexts, look.spills, look.textsOutsidePictures, look.overlappingTexts);
    parts.push(look.squeezedTexts);
    return [...parts.flatMap((part) => part()), ...look.smallTexts(smallest)];
  };
}
