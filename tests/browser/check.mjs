// Looks at pages of `sokatsu report` in Chromium as people do: on phones, tablets and desktops, in
// the light and the dark, folded and open, by its links, on paper, and with axe-core.
//
//   npm install --no-save axe-core playwright-core
//   node tests/browser/check.mjs PAGE.html...
//   node tests/browser/check.mjs --self-test      each check finds its defect in broken.html
//
// tests/browser/run makes the pages and does all of that.
import { statSync } from "node:fs";
import { launch, open } from "./chromium.mjs";
import { onPaper, readsPaper } from "./paper.mjs";
import { onLinks, onScreens, phoneScreens } from "./screens.mjs";
import { missed } from "./self_test.mjs";

const SHOWN = 6; // of the same check, or of the places of a problem
const BUDGET = { bytes: 300_000, screens: 12 };

/** All that is found on a page: [check, what, where], and its measures in words. */
const look = async (browser, path, budget = BUDGET) => {
  const heard = [];
  const page = await open(browser, path, heard);
  const found = await onScreens(page);
  found.push(...(await onLinks(page)));
  const screens = await phoneScreens(page);
  const paper = await onPaper(page);
  const bytes = statSync(path).size;
  await page.close();
  found.push(...paper.found, ...heard.map((problem) => [...problem, "any time"]));
  if (bytes >= budget.bytes) found.push(["bytes", `${bytes}`, "file"]);
  if (screens >= budget.screens) found.push(["screens", screens.toFixed(1), "390 px, folded"]);
  return { found, said: `${bytes} bytes, ${screens.toFixed(1)} screens of a phone, ${paper.said}` };
};

/** Two lines a problem: what it is, and all places where it was seen; the first few of each check. */
const lines = (found) => {
  const checks = new Map();
  for (const [check, what, where] of found) {
    const problems = checks.get(check) ?? new Map();
    problems.set(what, [...(problems.get(what) ?? []), where]);
    checks.set(check, problems);
  }
  return [...checks].flatMap(([check, problems]) => {
    const shown = [...problems].slice(0, SHOWN).map(([what, where]) => {
      const places = [...new Set(where)];
      const more = places.length > SHOWN ? `; and ${places.length - SHOWN} more` : "";
      return `  ${check}: ${what}\n    (${places.slice(0, SHOWN).join("; ")}${more})`;
    });
    const rest = problems.size - shown.length;
    return rest > 0 ? [...shown, `  ${check}: and ${rest} more`] : shown;
  });
};

const browser = await launch();
const paths = process.argv.slice(2).filter((argument) => argument !== "--self-test");
let failed = false;
if (process.argv.includes("--self-test")) {
  const { wrong, defects } = await missed((path, budget) => look(browser, path, budget), readsPaper);
  console.log(`The checks find ${defects} defects that were made for them: ${wrong.length ? "no" : "yes"}`);
  wrong.forEach((line) => console.log(`  ${line}`));
  failed = wrong.length > 0;
}
for (const path of paths) {
  const { found, said } = await look(browser, path);
  const problems = lines(found);
  console.log(`${path}: ${problems.length} problems; ${said}`);
  problems.forEach((line) => console.log(line));
  failed ||= problems.length > 0;
}
await browser.close();
process.exit(failed ? 1 : 0);
