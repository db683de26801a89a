// Opens pages of `sokatsu report` in Chromium, as a desktop, a phone and a printer see them:
// axe-core finds no violation, nothing is requested, no script runs, no page scrolls sideways.
//
//   npm install --no-save axe-core playwright-core
//   node tests/browser/check.mjs PAGE.html...
//
// CHROMIUM names the browser, /usr/bin/chromium if it is not set.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(`${process.cwd()}/`);
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const sizes = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
let failed = false;
for (const path of process.argv.slice(2)) {
  for (const [name, viewport] of Object.entries(sizes)) {
    const page = await browser.newPage({ viewport });
    const found = [];
    const url = pathToFileURL(resolve(path)).href;
    page.on("request", (request) => request.url() === url || found.push(`requests ${request.url()}`));
    page.on("dialog", (dialog) => found.push(`dialog ${dialog.message()}`) && dialog.dismiss());
    page.on("console", (message) => found.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => found.push(`error: ${error.message}`));
    await page.goto(url);
    const seen = await page.evaluate(() => ({
      scripts: document.scripts.length,
      handlers: document.querySelectorAll("[onerror], [onload], [onclick]").length,
      wide: document.documentElement.scrollWidth - window.innerWidth,
    }));
    if (seen.scripts || seen.handlers) found.push(`${seen.scripts + seen.handlers} scripts`);
    if (seen.wide > 0) found.push(`${seen.wide} px wider than the window`);
    await page.evaluate(axe);
    const { violations, passes } = await page.evaluate(() => window.axe.run());
    for (const { id, help, nodes } of violations) {
      found.push(`${id}: ${help}: ${nodes.length} × ${nodes[0].html.slice(0, 200)}`);
    }
    console.log(`${path}, ${name}: ${found.length} problems, ${passes.length} rules of axe pass`);
    found.forEach((problem) => console.log(`  ${problem}`));
    failed ||= found.length > 0;
    await page.close();
  }
}
await browser.close();
process.exit(failed ? 1 : 0);
