// A page in Chromium: opened, with what it did that no page of ours may do.
//
// CHROMIUM names the browser, else the first of the usual names on the path; the modules are those
// of the current folder.
import { accessSync, constants, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const NAMES = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const require = createRequire(`${process.cwd()}/`);
const { chromium } = require("playwright-core");
const inPage = new URL("in_page/", import.meta.url);
const seeing = ["seeing.js", ...readdirSync(inPage).filter((name) => name !== "seeing.js")]
  .map((name) => readFileSync(new URL(name, inPage), "utf8"))
  .join("\n");

const onPath = () =>
  NAMES.flatMap((name) => process.env.PATH.split(delimiter).map((folder) => join(folder, name))).find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

export const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

export const launch = () =>
  chromium.launch({ executablePath: process.env.CHROMIUM || onPath(), args: ["--no-sandbox"] });

/** Open a page; what it asks for, runs or says is put into problems as it happens. */
export const open = async (browser, path, problems) => {
  const page = await browser.newPage({ reducedMotion: "reduce" });
  const url = pathToFileURL(resolve(path)).href;
  page.on("request", (request) => {
    if (request.url().split("#")[0] !== url) problems.push(["request", request.url().slice(0, 200)]);
  });
  page.on("dialog", (dialog) => {
    problems.push(["dialog", dialog.message()]);
    dialog.dismiss();
  });
  page.on("console", (message) => problems.push(["console", message.text()]));
  page.on("pageerror", (error) => problems.push(["error", error.message]));
  await page.goto(url);
  await page.evaluate(seeing);
  const scripts = await page.evaluate(() => {
    const handlers = [...document.querySelectorAll("*")].flatMap((each) => each.getAttributeNames());
    return document.scripts.length + handlers.filter((name) => name.startsWith("on")).length;
  });
  if (scripts) problems.push(["script", `${scripts} scripts or handlers`]);
  return page;
};
