// Facts that are old say so beside the checker.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { SITE, ready, text, useBrowser } from "./support.mjs";

const { visit } = useBrowser();
const DAY = 86_400_000;

/** The day through which the site's data goes. */
async function through(page) {
  await page.goto(SITE);
  const day = await page.locator("#app").getAttribute("data-through");
  return Date.parse(`${day}T12:00:00`);
}

describe("the age of the data", () => {
  for (const [days, said] of [
    [0, false],
    [45, false],
    [46, true],
    [400, true],
  ]) {
    test(`${days} days after it ends, it is ${said ? "" : "not "}said to be old`, () =>
      visit({}, async (page) => {
        const end = await through(page);
        await page.clock.setFixedTime(end + days * DAY);
        for (const [path, words] of [
          ["", new RegExp(`${days} days ago`)],
          ["ja/check/", new RegExp(`${days} 日前`)],
        ]) {
          await page.goto(SITE + path);
          await ready(page);
          assert.equal(await page.locator("main > .trouble").count(), said ? 1 : 0, path);
          if (said) assert.match(await text(page, "main > .trouble"), words);
        }
      }));
  }
});
