// What the browser tests share: the browser, the address of the site, and a
// page whose every fault fails the test.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import { chromium } from "playwright-core";

export const SITE = process.env.PATCHLINE_URL ?? "http://127.0.0.1:8090/";

const FLAGS = (process.env.CHROMIUM_FLAGS ?? "--headless=new --no-sandbox --disable-gpu").split(" ");

// Chromium says this of every page that preloads WebAssembly with a digest.
const HARMLESS = /`integrity` attribute is currently ignored for preload/;

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
      const { expected = [], ...context } = options;
      const fresh = await it.browser.newContext({
        locale: "en-GB",
        viewport: { width: 1280, height: 900 },
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
        const strangers = requests.filter((url) => /^https?:/.test(url) && !url.startsWith(SITE));
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

/** Types into the box as a person does, and waits for the answer. */
export async function ask(page, text, asOf) {
  if (asOf) await page.fill("#as-of", asOf);
  await page.fill("#paste", text);
  await page.waitForSelector(".answers");
}

/** Puts a text into the box at once, as pasting does. */
export async function paste(page, text) {
  await page.locator("#paste").evaluate((box, text) => {
    box.value = text;
    box.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
  }, text);
}

/** The text of the first element that matches, its white space made plain. */
export async function text(page, selector) {
  return (await page.locator(selector).first().innerText()).replace(/\s+/g, " ").trim();
}
