// Every kind of page in Firefox, by turns in each language: it is taken over, and
// the console is empty; and the checker answers.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import puppeteer from "puppeteer-core";
import { SITE, kinds } from "./support.mjs";

let browser;

before(async () => {
  browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr",
    headless: true,
  });
});
after(() => browser?.close());

/** Runs `test` on a fresh page, whose every fault fails it. */
async function visit(test) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const faults = [];
  page.on("console", (message) => {
    if (["warn", "error"].includes(message.type())) faults.push(message.text());
  });
  page.on("pageerror", (error) => faults.push(error.message));
  try {
    await test(page);
    assert.deepEqual(faults, [], "the page reported faults");
  } finally {
    await context.close();
  }
}

async function open(page, path) {
  await page.goto(SITE + path);
  await page.waitForSelector("[data-app=ready]");
}

const sample = kinds()
  .filter((path) => !path.startsWith("ja/"))
  .map((path, turn) => (turn % 2 ? `ja/${path}` : path));

describe("in Firefox", () => {
  for (const path of sample) {
    test(`a page is taken over: ${path || "/"}`, () =>
      visit(async (page) => {
        await open(page, path);
        assert.equal(await page.$("[data-anew]"), null);
        assert.match(await page.$eval("h1", (title) => title.textContent), /./);
      }));
  }

  test("what is typed is answered, and the next page is shown without loading it", () =>
    visit(async (page) => {
      await open(page, "");
      await page.type("#paste", "15.2.1118.20");
      await page.waitForSelector(".band");
      await page.evaluate(() => (window.same = true));
      await page.click("nav li:nth-child(2) a");
      await page.waitForSelector(".listing a");
      assert.ok(await page.evaluate(() => window.same));
    }));
});
