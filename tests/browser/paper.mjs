// A page on paper: A4 as the page asks for it, with the 総括表 whole and on pages of its own.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const POINTS = 96 / 72; // pixels of a point
const SMALLEST = 6 * POINTS;

const bare = (text) => text.normalize("NFKC").replace(/\s+/g, "");

/** Whether this machine can read a PDF. */
export const readsPaper = spawnSync("pdftotext", ["-v"]).status === 0;

/** The texts of the pages of a PDF, without spaces. */
const textsOf = (pdf) => {
  const folder = mkdtempSync(join(tmpdir(), "paper-"));
  try {
    writeFileSync(join(folder, "page.pdf"), pdf);
    const text = execFileSync("pdftotext", ["-raw", join(folder, "page.pdf"), "-"], { maxBuffer: 1e9 });
    return text.toString().split("\f").slice(0, -1).map(bare);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** The texts of each row of the 総括表 that are printed. */
const printedRows = () => {
  const rows = new Map();
  for (const { element, data } of look.texts()) {
    const row = element.closest("#sheet tbody tr");
    if (row) rows.set(row, [...(rows.get(row) ?? []), data]);
  }
  return [...rows.values()];
};

/** The width of what is printed on, in pixels: the paper less the margins that @page gives. */
const printedWidth = (paper) => {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  const margins = rules.find((rule) => rule instanceof CSSPageRule)?.style;
  const ruler = document.createElement("div");
  const pixels = (length) => {
    ruler.style.cssText = `position:absolute;width:${length || 0}`;
    document.body.append(ruler);
    return ruler.getBoundingClientRect().width;
  };
  const width = paper - pixels(margins?.marginLeft) - pixels(margins?.marginRight);
  ruler.remove();
  return Math.round(width);
};

const rowProblems = (rows, texts) => {
  const pageOf = (row) => texts.findIndex((text) => row.every((data) => text.includes(bare(data))));
  const places = rows.map(pageOf);
  const cut = rows.filter((_row, at) => places[at] < 0);
  const problems = cut.map((row) => ["row not on one page", row.map(bare).join(" ").slice(0, 80)]);
  const pages = places.filter((place) => place >= 0);
  return { problems, first: Math.min(...pages) + 1, last: Math.max(...pages) + 1 };
};

/** What is found on paper: [check, what, where], and the number of pages. */
export const onPaper = async (page) => {
  const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true, printBackground: true });
  const source = pdf.toString("latin1");
  const count = source.match(/\/Type\s*\/Page\b(?!s)/g).length;
  const [, across] = source.match(/\/MediaBox\s*\[0 0 ([\d.]+)/);
  await page.emulateMedia({ media: "print" });
  const width = await page.evaluate(printedWidth, across * POINTS);
  await page.setViewportSize({ width, height: 700 });
  const problems = await page.evaluate((smallest) => look.layout(smallest), SMALLEST);
  const rows = await page.evaluate(printedRows);
  await page.emulateMedia({ media: "screen" });
  const said = [`${count} pages of A4`];
  if (!rows.length) problems.push(["sheet not printed", "no row of #sheet"]);
  if (!readsPaper) said.push("not read, without pdftotext");
  else if (rows.length) {
    const { problems: lost, first, last } = rowProblems(rows, textsOf(pdf));
    problems.push(...lost);
    said.push(`the sheet on pages ${first} to ${last}`);
    if (first !== 2) problems.push(["printed pages", `the sheet begins on page ${first}, not 2`]);
    if (count - last > 1) problems.push(["printed pages", `${count - last} pages after the sheet`]);
  }
  return { found: problems.map((problem) => [...problem, "on paper"]), said: said.join(", ") };
};
