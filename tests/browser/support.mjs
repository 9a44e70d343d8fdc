// What the browser tests share: the browser, the address of the site, and a
// page whose every fault fails the test.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before } from "node:test";
import { chromium } from "playwright-core";

/** The folder of the built site, and the base it was built for. */
export const FOLDER = process.env.PATCHLINE_SITE ?? "target/site-test";
export const BASE = process.env.PATCHLINE_BASE ?? "/patchline/";

export const SITE = process.env.PATCHLINE_URL ?? "http://127.0.0.1:8090/";

const FLAGS = (process.env.CHROMIUM_FLAGS ?? "--headless=new --no-sandbox --disable-gpu").split(" ");

// The driver says this where it keeps a page from having a service worker.
const HARMLESS = /Service Worker registration blocked/;

/** The paths of all pages of the site, below its base. */
export function pages() {
  return readdirSync(FOLDER, { recursive: true })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file === "index.html" || file.endsWith("/index.html"))
    .map((file) => file.slice(0, -"index.html".length))
    .sort();
}

/** A page of each kind, in each language: those in one folder are of one kind. */
export function kinds() {
  const kinds = new Map();
  for (const path of pages()) {
    const parts = path.split("/").filter(Boolean);
    const lang = parts[0] === "ja" ? parts.shift() : "en";
    const kind = `${lang} ${parts.length < 2 ? parts.join("/") : `${parts[0]}/*`}`;
    if (!kinds.has(kind)) kinds.set(kind, path);
  }
  return [...kinds.values()];
}

/** Starts one browser for the tests of a file, and ends it after them. */
export function useBrowser() {
  const it = {};
  before(async () => {
    it.browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: FLAGS,
    });
  });
  after(() => it.browser?.close());
  return {
    /** Runs `test` on a fresh page; faults that it does not expect fail it. */
    async visit(options, test) {
      const { expected = [], site = SITE, ...context } = options;
      const fresh = await it.browser.newContext({
        locale: "en-GB",
        viewport: { width: 1280, height: 900 },
        // It would answer in place of the network that a test sets up.
        serviceWorkers: "block",
        ...context,
      });
      const faults = [];
      const requests = [];
      const pending = new Set();
      const page = await fresh.newPage();
      const fault = (text) => {
        if (!HARMLESS.test(text) && !expected.some((pattern) => pattern.test(text))) {
          faults.push(text);
        }
      };
      page.on("console", (message) => {
        if (["warning", "error"].includes(message.type())) fault(message.text());
      });
      page.on("pageerror", (error) => fault(error.message));
      page.on("request", (request) => {
        requests.push(request.url());
        pending.add(request.url());
      });
      page.on("requestfinished", (request) => pending.delete(request.url()));
      page.on("requestfailed", (request) => pending.delete(request.url()));
      try {
        await test(page, { requests });
        assert.deepEqual(faults, [], "the page reported faults");
        const strangers = requests.filter((url) => /^https?:/.test(url) && !url.startsWith(site));
        assert.deepEqual(strangers, [], "the page asked another site");
      } catch (error) {
        // What a page that hangs is waiting for is not in the error itself.
        error.message += `\nfaults: ${faults.join("; ")}\nunanswered: ${[...pending].join(", ")}`;
        throw error;
      } finally {
        await fresh.close();
      }
    },
  };
}

/** Opens a page of the site and waits for the app to have taken it over. */
export async function open(page, path = "") {
  await page.goto(SITE + path);
  await ready(page);
}

/** Waits for the app to have taken the page over. */
export async function ready(page) {
  await page.waitForSelector("[data-app=ready]");
}

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * What axe finds wrong with the page as it stands, a line each: by all rules in
 * light, and where `dark` says so in dark as well, by those that look at colours.
 */
export async function axe(page, { dark = false } = {}) {
  await page.evaluate(AXE);
  const found = [];
  for (const [colorScheme, runOnly] of [
    ["light", RULES],
    ["dark", { type: "rule", values: ["color-contrast", "link-in-text-block"] }],
  ].slice(0, dark ? 2 : 1)) {
    await page.emulateMedia({ colorScheme });
    const faults = await page.evaluate(async (runOnly) => {
      const { violations } = await axe.run(document, { resultTypes: ["violations"], runOnly });
      return violations.flatMap((rule) =>
        rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary}`),
      );
    }, runOnly);
    found.push(...faults.map((fault) => `${colorScheme}: ${fault}`));
  }
  await page.emulateMedia({ colorScheme: null });
  return found;
}

/** How far the page reaches past the screen, in pixels, at each width that it does. */
export async function excess(page, widths) {
  const found = {};
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    const excess = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
    if (excess) found[width] = excess;
  }
  return found;
}

/**
 * Leaves the first rows of each table, which are like the others; the app, whose
 * rows they may be, is of no use afterwards.
 */
export async function thin(page) {
  await page.evaluate(() => {
    for (const table of document.querySelectorAll("table")) {
      for (const row of [...table.rows].slice(12)) row.remove();
    }
  });
}

/** Opens everything that can be opened. */
export async function unfold(page) {
  await page.evaluate(() => {
    for (const one of document.querySelectorAll("details")) one.open = true;
  });
}

/** Types into the box as a person does, and waits for the answer. */
export async function ask(page, text, asOf) {
  if (asOf) await page.fill("#as-of", asOf);
  await page.fill("#paste", text);
  await page.waitForSelector(".answers");
}

/** Puts a text into the box at once, as pasting does; as often as said. */
export async function paste(page, text, times = 1) {
  await page.locator("#paste").evaluate(
    (box, [text, times]) => {
      box.value = text.repeat(times);
      box.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
    },
    [text, times],
  );
}

/** The text of the first element that matches, its white space made plain. */
export async function text(page, selector) {
  return (await page.locator(selector).first().innerText()).replace(/\s+/g, " ").trim();
}
