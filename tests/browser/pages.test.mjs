// Going about the site: links, history, deep links, and what is left when
// script or a whole page fails.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { describe, test } from "node:test";
import { SITE, ask, excess, open, ready, text, unfold, useBrowser } from "./support.mjs";

const { visit } = useBrowser();

/** The path of the newest advisory, as the list of the site links to it. */
async function newest(page) {
  return page.locator(".listing a").first().getAttribute("href");
}

describe("the pages", () => {
  test("an advisory is opened from the list, read, and left again", () =>
    visit({ viewport: { width: 1280, height: 600 } }, async (page) => {
      await open(page);
      await ask(page, "15.2.1118.20", "2023-01-26");
      await page.evaluate(() => scrollTo(0, 500));
      await page.waitForTimeout(300);
      const link = page.locator(".listing a").first();
      const title = await link.innerText();
      await link.click();
      await page.waitForSelector(".prose h2");
      assert.equal(await text(page, "h1"), title.replace(/\s+/g, " "));
      assert.ok((await page.title()).startsWith(title));
      assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1");
      assert.equal(await page.evaluate(() => scrollY), 0);
      assert.ok((await text(page, "p.unseen[aria-live]")).startsWith(title));
      await page.goBack();
      await page.waitForSelector(".band.update-required");
      assert.equal(await page.inputValue("#paste"), "15.2.1118.20");
      assert.ok((await page.evaluate(() => scrollY)) > 300, "where it was left");
    }));

  test("the text of an advisory is the same written natively and made in the browser", () =>
    visit({}, async (page) => {
      await open(page, "advisories/");
      await page.locator(".listing a").first().click();
      await page.waitForSelector(".prose h2");
      const made = await page.locator("article").innerHTML();
      await page.reload();
      await ready(page);
      assert.equal(await page.locator("article").innerHTML(), made);
    }));

  test("a deep link is there without script, and with it after a reload", async () => {
    let path;
    await visit({}, async (page) => {
      await open(page, "ja/advisories/");
      path = await newest(page);
      await page.goto(new URL(path, SITE).href);
      await ready(page);
      await page.reload();
      await ready(page);
      assert.equal(await page.getAttribute("html", "lang"), "ja");
      assert.ok((await page.locator(".prose h2").count()) > 1);
    });
    await visit({ javaScriptEnabled: false }, async (page) => {
      await page.goto(new URL(path, SITE).href);
      assert.ok((await page.locator(".prose h2").count()) > 1);
      await page.click("a[hreflang=en]");
      assert.ok(!page.url().includes("/ja/"));
      assert.ok((await page.locator(".prose h2").count()) > 1);
      await page.goto(SITE);
      assert.match(await text(page, "noscript"), /needs JavaScript and WebAssembly/);
    });
  });

  test("an advisory that was left is there again, in both languages", () =>
    visit({}, async (page) => {
      await open(page, "advisories/");
      await page.goto(new URL(await newest(page), SITE).href);
      await ready(page);
      const first = await page.locator(".prose").innerText();
      await page.click("a[hreflang=ja]");
      await page.waitForURL("**/ja/advisories/**");
      await page.waitForFunction((first) => document.querySelector(".prose")?.innerText !== first, first);
      assert.match(await page.locator(".prose").innerText(), /更新プログラム/);
      await page.goBack();
      await page.waitForFunction((first) => document.querySelector(".prose")?.innerText === first, first);
    }));

  test("a heading is reached by its link, from the page and from outside", () =>
    visit({ viewport: { width: 1280, height: 500 } }, async (page) => {
      await open(page, "advisories/");
      await page.goto(new URL(await newest(page), SITE).href);
      await ready(page);
      await page.locator(".contents a").last().click();
      await page.waitForTimeout(300);
      assert.ok((await page.evaluate(() => scrollY)) > 300);
      const there = page.url();
      assert.match(there, /#/);
      await page.goto(SITE);
      await page.goto(there);
      await ready(page);
      await page.waitForFunction(() => scrollY > 300);
    }));

  test("a link to a build is answered by the checker", () =>
    visit({}, async (page) => {
      await open(page, "check/#15.2.1118.21");
      await page.waitForSelector(".band");
      assert.match(await text(page, ".band .what"), /Jan23SU/);
    }));

  test("an address that leads nowhere says so, in the language of the address", () =>
    visit({ expected: [/404/] }, async (page) => {
      await open(page, "nothing/here/");
      assert.equal(await text(page, "h1"), "Page not found");
      await open(page, "ja/advisories/there-is-none/");
      assert.equal(await text(page, "h1"), "ページが見つかりません");
      await page.click("main a");
      await page.waitForSelector("#paste");
      assert.equal(page.url(), `${SITE}ja/`);
    }));

  test("a click with a key held down is the browser's own", () =>
    visit({}, async (page) => {
      await open(page);
      const [other] = await Promise.all([
        page.context().waitForEvent("page"),
        page.click("nav a >> nth=1", { modifiers: ["Control"] }),
      ]);
      assert.match(other.url(), /advisories\/$|about:blank/);
      assert.equal(page.url(), SITE);
    }));

  test("the keyboard reaches the content past the header, and the box after it", () =>
    visit({}, async (page) => {
      await open(page);
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
      await page.keyboard.press("Enter");
      await page.waitForURL(`${SITE}#content`);
      await page.keyboard.press("Tab");
      await page.waitForSelector("#paste:focus");
      // The app leaves the focus where the reader has moved it in the meantime.
      await page.waitForTimeout(300);
      assert.equal(await page.evaluate(() => document.activeElement.id), "paste");
    }));

  test("a page that was changed before the app starts is drawn anew", () =>
    visit({ expected: [/panicked/, /unreachable/, /drawn anew/] }, async (page) => {
      await page.route(SITE, async (route) => {
        const answer = await route.fetch();
        const html = (await answer.text()).replace(/<main [^>]*>/, "$&<blockquote>mine</blockquote>");
        await route.fulfill({ response: answer, body: html });
      });
      await open(page);
      await ask(page, "15.2.1118.20");
      assert.equal(await page.locator("h1").count(), 1);
    }));

  test("a page stays readable where the app cannot start", () =>
    visit({ expected: [/./] }, async (page) => {
      await page.route("**/*.wasm", (route) => route.abort());
      await page.goto(SITE);
      await page.waitForSelector("[data-app=failed]");
      assert.match(await text(page, ".no-app"), /could not start/);
      await page.click("nav a >> nth=1");
      await page.waitForURL("**/advisories/");
      assert.ok((await page.locator(".listing a").count()) > 0);
    }));

  test("the app starts where the server does not know what a program is", () =>
    visit({}, async (page) => {
      await page.route("**/*.wasm", async (route) => {
        const answer = await route.fetch();
        const headers = { ...answer.headers(), "content-type": "application/octet-stream" };
        await route.fulfill({ response: answer, headers });
      });
      await open(page);
      await ask(page, "15.2.1118.20");
    }));

  test("no page scrolls sideways, at any width, with everything open", () =>
    visit({}, async (page) => {
      for (const path of ["", "ja/", "check/", "ja/advisories/"]) {
        await open(page, path);
        if (await page.locator("#paste").count()) await ask(page, "15.2.1118.20");
        else await page.goto(new URL(await newest(page), SITE).href).then(() => ready(page));
        await unfold(page);
        assert.deepEqual(await excess(page, [320, 360, 768, 1280]), {}, path);
      }
    }));

  test("what is published as files is published for each page", () => {
    const site = process.env.PATCHLINE_SITE;
    if (!site) return;
    for (const folder of readdirSync(`${site}/advisories`, { withFileTypes: true })) {
      if (folder.isDirectory()) {
        assert.ok(readdirSync(`${site}/ja/advisories/${folder.name}`).includes("index.html"));
      }
    }
  });
});
