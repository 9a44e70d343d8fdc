// Every kind of page where script, or WebAssembly, is not to be had: it can be
// read, its links lead on, and it says what does not work.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { serve } from "./server.mjs";
import { BASE, FOLDER, SITE, kinds, open, text, useBrowser } from "./support.mjs";

const { visit } = useBrowser();

/** The page can be read, and nothing on it waits or complains. */
async function reads(page, path) {
  assert.match(await text(page, "h1"), /./, path);
  assert.match(await text(page, "main"), /.{40}/, path);
  assert.ok((await page.locator("nav a").count()) >= 3, path);
  assert.equal(await page.locator(".waiting:visible, [role=alert]:visible").count(), 0, path);
}

describe("every kind of page", () => {
  test("has an empty console, in both languages", () =>
    visit({}, async (page) => {
      for (const path of kinds()) {
        await open(page, path);
        await reads(page, path);
      }
    }));

  test("is complete without script", () =>
    visit({ javaScriptEnabled: false }, async (page, { requests }) => {
      for (const path of kinds()) {
        await page.goto(SITE + path);
        await reads(page, path);
        const live = await page.locator("#paste, #query, [data-asks]").count();
        assert.equal(await page.locator("noscript:visible").count(), live, path);
        assert.equal(await page.locator(".no-app:visible, #newer p:visible").count(), 0, path);
      }
      // What a browser without script preloads is nothing it could not use.
      assert.deepEqual(requests.filter((url) => url.endsWith(".md")), []);
    }));

  test("leads to the same page in the other language, without script", () =>
    visit({ javaScriptEnabled: false }, async (page) => {
      for (const path of kinds().filter((path) => !path.startsWith("ja/"))) {
        await page.goto(SITE + path);
        await page.click("nav a[hreflang=ja]");
        assert.equal(page.url(), `${SITE}ja/${path}`);
        await page.click("nav a[hreflang=en]");
        assert.equal(page.url(), SITE + path);
      }
    }));
});

describe("where WebAssembly is not to be had", () => {
  const POLICY = " 'wasm-unsafe-eval'";
  const forbid = (file) =>
    file.endsWith(".html") ? readFileSync(join(FOLDER, file), "utf8").replace(POLICY, "") : undefined;
  const isJapanese = (path) => path.startsWith("ja/");
  const cases = [
    ["it is not there", (file) => (file.endsWith(".wasm") ? Buffer.from("") : undefined), isJapanese],
    ["it is forbidden", forbid, (path) => !isJapanese(path)],
  ];
  for (const [why, change, chosen] of cases) {
    test(`every kind of page can be read: ${why}`, async () => {
      const server = await serve(FOLDER, BASE, change);
      try {
        await visit({ expected: [/./], site: server.url }, async (page) => {
          page.on("dialog", (dialog) => assert.fail(dialog.message()));
          for (const path of kinds().filter(chosen)) {
            await page.goto(server.url + path);
            await page.waitForSelector("[data-app=failed]");
            await reads(page, path);
            const live = await page.locator("#paste, #query, [data-asks]").count();
            assert.equal(await page.locator(".no-app:visible").count(), live, path);
          }
        });
      } finally {
        await server.stop();
      }
    });
  }
});
