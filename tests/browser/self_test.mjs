// Each check finds the defect that is made for it in broken.html, and nothing where none is.
import { fileURLToPath } from "node:url";

const WIDE = ["sideways scroll", "wide element"]; // one brings the other

/** A defect: the check that finds it, a part of what is said of it, and of where it is seen. */
const DEFECTS = {
  "broken.html": [
    ["request", "missing.png", ""],
    ["dialog", "a dialog", ""],
    ["console", "a word", ""],
    ["console", "ERR_FILE_NOT_FOUND", ""],
    ["error", "an error", ""],
    ["script", "2 scripts or handlers", ""],
    ["sideways scroll", "px wider than the window", "320 px"],
    ["wide element", "#wide", "1920 px, dark, open"],
    ["wide element", "#tablet", "820 px"],
    ["wide element", "#inked", "on paper"],
    ["unlabelled scroller", "#scroller", "390 px"],
    ["clipped text", "#cut", "1024 px"],
    ["clipped text", "#beyond", "1024 px"],
    ["shortened text", "#short", "390 px"],
    ["shortened text", "#clamped", "390 px"],
    ["spill", "#spill", "390 px"],
    ["text outside its picture", "#outside", "390 px"],
    ["overlapping texts", "#upper", "390 px"],
    ["small text", "#small", "390 px"],
    ["squeezed text", "#squeezed", "390 px"],
    ["axe color-contrast", "#pale", "390 px, light, folded"],
    ["axe color-contrast", "#dim", "1280 px, dark, open"],
    ["axe target-size", "#target", "390 px"],
    ["repeated id", "twice", "390 px"],
    ["lost link", "#nowhere", "1280 px"],
    ["shut link", "#shut", "1280 px"],
    ["missing part", "figures: 0 of 4", "390 px"],
    ["missing part", "choices: 3 of 4", "1280 px"],
    ["wrong figure", "Wrong: 3", "390 px"],
    ["wrong filter", "2 + 2 + 2 rows of 2", "1280 px"],
    ["sheet not printed", "", "on paper"],
    ["bytes", "", ""],
    ["screens", "", ""],
  ],
  "broken-paper.html": [
    ["missing part", "figures: 0 of 4", "390 px"],
    ["missing part", "choices: 0 of 4", "390 px"],
    ["small text", "#tiny", "on paper"],
    ["printed pages", "begins on page 1", "on paper"],
    ["printed pages", "pages after", "on paper"],
    ["row not on one page", "firstpartofarow", "on paper"],
  ],
};
const TEXT_BEYOND = ["clipped text", "shortened text"]; // the same text, cut in one way or another

const is = (defect, [check, what, where]) =>
  check === defect[0] && what.includes(defect[1]) && where.includes(defect[2]);

const expects = (defect, [check, what]) => {
  const same = check === defect[0] || (TEXT_BEYOND.includes(check) && TEXT_BEYOND.includes(defect[0]));
  return (same || (WIDE.includes(check) && WIDE.includes(defect[0]))) && what.includes(defect[1]);
};

/** What the checks do not find of the defects, and what they find that is none. */
export const missed = async (look, readsPaper) => {
  const wrong = [];
  let defects = 0;
  for (const [name, all] of Object.entries(DEFECTS)) {
    const expected = all.filter(([check, what]) => readsPaper || !/^(row|printed)/.test(check));
    const budget = all.some(([check]) => check === "bytes") ? { bytes: 100, screens: 0.5 } : undefined;
    const { found } = await look(fileURLToPath(new URL(name, import.meta.url)), budget);
    const not = expected.filter((defect) => !found.some((each) => is(defect, each)));
    const none = found.filter((each) => !all.some((defect) => expects(defect, each)));
    wrong.push(...not.map((defect) => `${name}: not found: ${defect.join(", ")}`));
    wrong.push(...none.map((each) => `${name}: found where nothing is wrong: ${each.join(", ")}`));
    defects += expected.length;
  }
  return { wrong, defects };
};
