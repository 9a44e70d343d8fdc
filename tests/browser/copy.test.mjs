// The copy for a web server of one's own, unpacked into folders with odd names:
// every kind of page works there as it does at the published address.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { serve } from "./server.mjs";
import { ask, kinds, ready, text, useBrowser } from "./support.mjs";

const COPY = process.env.PATCHLINE_COPY ?? "target/copy-test";

const { visit } = useBrowser();

/** Visits the copy in a folder of that name. */
async function visitIn(base, options, test) {
  const server = await serve(COPY, base);
  try {
    await visit({ site: server.url, ...options }, (page) => test(page, server.url));
  } finally {
    await server.stop();
  }
}

// Every kind of page where an address is hardest to get right; half of them each
// in the folders that the site itself is tested in.
const BASES = new Map([
  ["/", (path) => !path.startsWith("ja/")],
  ["/patchline/", (path) => path.startsWith("ja/")],
  ["/a b/更新/c.d/", () => true],
]);

describe("a copy", () => {
  for (const [base, chosen] of BASES) {
    test(`works in ${base}`, () =>
      visitIn(base, {}, async (page, url) => {
        for (const path of kinds().filter(chosen)) {
          await page.goto(url + path);
          await ready(page);
          assert.equal(await page.locator("[data-anew]").count(), 0, path);
          assert.match(await text(page, "h1"), /./, path);
        }
        await page.goto(url);
        await ready(page);
        await ask(page, "15.2.1118.20", "2023-01-26");
        await page.waitForSelector(".band.update-required");
        // From page to page inside of the app, and the same page loaded anew.
        await page.click("nav a[hreflang=ja]");
        await page.waitForURL(`${url}ja/`);
        await page.click("nav a >> nth=1");
        await page.waitForURL(`${url}ja/advisories/`);
        // The front page has a list of advisories too.
        await page.locator("#whole .listing a").first().click();
        await page.waitForSelector(".prose h2");
        const said = await page.locator(".prose").innerText();
        await page.reload();
        await ready(page);
        assert.equal(await page.locator(".prose").innerText(), said);
        await page.click("a.name");
        await page.waitForURL(`${url}ja/`);
      }));
  }

  test("can be read without script", () =>
    visitIn("/a b/", { javaScriptEnabled: false }, async (page, url) => {
      await page.goto(`${url}ja/`);
      await page.locator(".listing a").first().click();
      assert.ok((await page.locator(".prose h2").count()) > 1);
      await page.click("nav a[hreflang=en]");
      await page.click("a.name");
      assert.equal(page.url(), url);
    }));

  test("holds what its server needs to know, and nothing of the published site alone", () => {
    for (const [file, there] of [
      ["README.txt", true],
      ["web.config", true],
      ["index.html", true],
      ["sw.js", false],
      ["robots.txt", false],
      ["404.html", false],
    ]) {
      assert.equal(existsSync(join(COPY, file)), there, file);
    }
  });
});
