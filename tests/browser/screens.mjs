// A page on screens: each width, light and dark, with its parts folded and all of them open.
import { axe } from "./chromium.mjs";

const WIDTHS = [320, 390, 820, 1024, 1280, 1920];
const PHONE = 390;
const DESKTOP = 1280;
const PHONE_HEIGHT = 844;
const DESKTOP_HEIGHT = 900;
const SMALLEST = 9.5; // pixels of a letter
const LARGE = 3000; // elements, from which on axe takes seconds each time
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const OF_COLOURS = ["color-contrast", "link-in-text-block"]; // all that dark can change

const fold = (page) => page.evaluate(() => look.foldAll());
const unfold = (page) => page.evaluate(() => look.openAll());
const size = (page, width) =>
  page.setViewportSize({ width, height: width < 700 ? PHONE_HEIGHT : DESKTOP_HEIGHT });

const accessibility = async (page, scheme) => {
  const values = scheme === "dark" ? OF_COLOURS : TAGS;
  const runOnly = { type: scheme === "dark" ? "rule" : "tag", values };
  const run = async (only) => {
    const results = await window.axe.run({ runOnly: only, resultTypes: ["violations"], elementRef: true });
    return results.violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ element }) => [`axe ${id}`, `${help}: ${look.name(element)}`]),
    );
  };
  return page.evaluate(run, runOnly);
};

/** Whether axe looks at a page in this state: in all of them, or in half of those of a large page. */
const isAsked = (width, scheme, state, large) => {
  if (width !== PHONE && width !== DESKTOP) return false;
  const odd = [width === PHONE, scheme === "light", state === "open"].filter(Boolean).length % 2;
  return !large || odd === 1;
};

/** The layout of a page as it is now; in the dark the same as in the light, if nothing has moved. */
const layout = async (page, before) => {
  const places = await page.evaluate(() => look.places());
  if (before?.places === places) return before;
  return { places, problems: await page.evaluate((smallest) => look.layout(smallest), SMALLEST) };
};

const inBothColours = async (page, width, state, large) => {
  const found = [];
  let seen = null;
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    seen = await layout(page, seen);
    const problems = [...seen.problems];
    if (isAsked(width, colorScheme, state, large)) problems.push(...(await accessibility(page, colorScheme)));
    found.push(...problems.map((problem) => [...problem, `${width} px, ${colorScheme}, ${state}`]));
  }
  return found;
};

/** What is found at each width, in both colours, folded and open: [check, what, where]. */
export const onScreens = async (page) => {
  const found = [];
  await page.evaluate(axe);
  const large = (await page.evaluate(() => document.querySelectorAll("*").length)) > LARGE;
  for (const width of WIDTHS) {
    await size(page, width);
    for (const [state, put] of [["folded", fold], ["open", unfold]]) {
      await put(page);
      found.push(...(await inBothColours(page, width, state, large)));
    }
  }
  await fold(page);
  await page.emulateMedia({ colorScheme: "light" });
  return found;
};

/** What is found by following each link, on a phone and on a desktop. */
export const onLinks = async (page) => {
  const found = [];
  for (const width of [PHONE, DESKTOP]) {
    await size(page, width);
    const problems = await page.evaluate(() => look.links());
    found.push(...problems.map((problem) => [...problem, `${width} px, links`]));
  }
  return found;
};

/** How long a page is on a phone with its parts folded, in screens. */
export const phoneScreens = async (page) => {
  await size(page, PHONE);
  await fold(page);
  return (await page.evaluate(() => document.documentElement.scrollHeight)) / PHONE_HEIGHT;
};
