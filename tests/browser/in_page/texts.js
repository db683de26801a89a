// Where the texts of a page stand, and what cuts, covers or shrinks them. Runs inside the page.
{
  let found = null;

  /** How many pixels a unit of an element is: 1, or the scale of the picture that it stands in. */
  const scales = (element) => {
    const matrix = element.ownerSVGElement ? element.getScreenCTM() : null;
    return matrix ? [Math.hypot(matrix.a, matrix.b), Math.hypot(matrix.c, matrix.d)] : [1, 1];
  };

  /** The box of the letters themselves: that of a line is higher than they are. */
  const letters = (box, size) => {
    const half = Math.min(box.height, size * 0.9) / 2;
    const middle = (box.top + box.bottom) / 2;
    return { left: box.left, right: box.right, top: middle - half, bottom: middle + half };
  };

  const textOf = (node) => {
    const element = node.parentElement;
    if (!look.seen(element)) return null;
    const range = document.createRange();
    range.selectNodeContents(node);
    const [across, down] = scales(element);
    const size = parseFloat(getComputedStyle(element).fontSize) * down;
    const boxes = [...range.getClientRects()].filter((box) => box.width > 0.5 && box.height > 0.5);
    return { element, data: node.data, size, across, down, boxes: boxes.map((box) => letters(box, size)) };
  };

  look.texts = () => {
    if (found) return found;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, (node) =>
      /\S/.test(node.data) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT,
    );
    found = [];
    while (walker.nextNode()) {
      const text = textOf(walker.currentNode);
      if (text?.boxes.length) found.push(text);
    }
    return found;
  };
  look.texts.forget = () => (found = null);

  /** Where all that is seen stands, as one text to compare. */
  look.places = () => {
    look.anew();
    const boxes = [...document.body.querySelectorAll("*")].map((each) => each.getBoundingClientRect());
    const all = [...boxes, ...look.texts().flatMap((text) => text.boxes)];
    return all.map(({ left, right, top, bottom }) => [left, right, top, bottom].map(Math.round)).join(";");
  };

  /** Letters that nobody can read: of fewer pixels than the smallest. */
  look.smallTexts = (smallest) =>
    look.texts()
      .filter(({ size }) => size < smallest)
      .map(({ element, size }) => ["small text", `${size.toFixed(1)} px: ${look.name(element)}`]);

  look.squeezedTexts = () =>
    look.texts()
      .filter(({ across, down }) => Math.abs(across / down - 1) > 0.02)
      .map(({ element }) => ["squeezed text", look.name(element)]);

  const both = (one, other) => ({
    left: Math.max(one.left, other.left),
    right: Math.min(one.right, other.right),
    top: Math.max(one.top, other.top),
    bottom: Math.min(one.bottom, other.bottom),
  });

  /** Texts that stand on one another, by more than a pixel each way. */
  look.overlappingTexts = () => {
    const all = look.texts().flatMap((text) =>
      text.boxes.map((box) => ({ text, box: look.visiblePart(text.element, box) })),
    );
    all.sort((one, other) => one.box.top - other.box.top);
    const problems = [];
    let open = [];
    for (const part of all) {
      open = open.filter((other) => other.box.bottom > part.box.top + 1);
      for (const other of open) {
        const { left, right, top, bottom } = both(part.box, other.box);
        if (other.text !== part.text && right - left > 1 && bottom - top > 1) {
          const names = [other, part].map(({ text }) => look.name(text.element));
          problems.push(["overlapping texts", names.join(" and ")]);
        }
      }
      open.push(part);
    }
    return problems;
  };
  look.visiblePart = (element, box) => look.clippers(element).reduce((part, { inside }) => both(part, inside), box);
}
