// The pages that are written natively: opened directly they are adopted as they
// stand, inside the app they are fetched and shown, and left they are kept.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { SITE, excess, open, text, unfold, useBrowser } from "./support.mjs";

const { visit } = useBrowser();

const BUILD = "exchange/15.2.1118.20/";
const CVE = "cve/CVE-2022-41040/";
const KINDS = ["exchange/", BUILD, "exchange/15.2.858.2/", "exchange/6.5.7638/", CVE, "sources/", "feeds/"];

/** Marks a node of the content before any script of the page runs. */
const mark = (page) =>
  page.addInitScript(() => {
    document.addEventListener("readystatechange", () => {
      if (document.readyState === "interactive") {
        document.querySelector(".content h1").setAttribute("data-mine", document.title);
      }
    });
  });

/** Goes to a page of the site by a link of the app, which may be outside of its content. */
async function follow(page, path) {
  await page.evaluate((path) => {
    const link = document.createElement("a");
    link.href = path;
    document.querySelector(".content, main").append(link);
    link.click();
    link.remove();
  }, new URL(path, SITE).pathname);
}

describe("pages that are written natively", () => {
  test("each kind is adopted as it stands, without a request of its own", () =>
    visit({}, async (page, { requests }) => {
      await mark(page);
      for (const lang of ["", "ja/"]) {
        for (const path of KINDS) {
          const before = requests.length;
          await open(page, lang + path);
          await page.waitForTimeout(100);
          const marked = await page.locator(".content h1").getAttribute("data-mine");
          assert.equal(marked, await page.title(), path);
          const pages = requests.slice(before).filter((url) => url.endsWith("/"));
          assert.deepEqual(pages, [SITE + lang + path]);
        }
      }
    }));

  test("a page reached inside the app is the one that opens directly", () =>
    visit({}, async (page) => {
      const direct = new Map();
      for (const path of KINDS) {
        await open(page, path);
        direct.set(path, [await page.title(), await page.locator("main").innerText()]);
      }
      await open(page);
      for (const path of KINDS) {
        await follow(page, path);
        await page.waitForSelector(".content h1");
        const [title, words] = direct.get(path);
        await page.waitForFunction((title) => document.title === title, title);
        assert.equal(await page.locator("main").innerText(), words, path);
        assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1", path);
        assert.equal(await page.evaluate(() => scrollY), 0);
        assert.equal(await text(page, "p.unseen[aria-live]"), title);
        await follow(page, "advisories/");
        await page.waitForSelector(".listing");
      }
    }));

  test("from build to vulnerability and back: where it was read, without asking again", () =>
    visit({}, async (page, { requests }) => {
      await open(page, BUILD);
      const words = await page.locator("main").innerText();
      await page.evaluate(() => scrollTo(0, 700));
      await page.waitForTimeout(300);
      await page.click(`.content a[href$='${CVE}'] >> nth=0`);
      await page.waitForSelector(".fixes");
      assert.match(await text(page, "h1"), /CVE-2022-41040/);
      const before = requests.length;
      await page.goBack();
      await page.waitForSelector(".content .band");
      await page.waitForFunction(() => Math.abs(scrollY - 700) < 5);
      assert.equal(await page.locator("main").innerText(), words);
      await page.goForward();
      await page.waitForSelector(".fixes");
      assert.deepEqual(requests.slice(before).filter((url) => url.endsWith("/")), []);
    }));

  test("the other language is one click away", () =>
    visit({}, async (page) => {
      await open(page, CVE);
      await page.click("a[hreflang=ja]");
      await page.waitForURL(`**/ja/${CVE}`);
      await page.waitForFunction(() => /影響を受けるブランチ/.test(document.querySelector("main").innerText));
      assert.equal(await page.evaluate(() => document.documentElement.lang), "ja");
      assert.equal(await page.locator("h1").count(), 1);
    }));

  test("a build's page leads to the checker, filled in", () =>
    visit({}, async (page) => {
      await open(page, BUILD);
      await page.click(".content .band a");
      await page.waitForSelector(".answers .band");
      assert.equal(await page.inputValue("#paste"), "15.2.1118.20");
      // What stands below the checker has come from the checker's own file.
      await page.waitForSelector("#below .newest");
      await page.click(".answers .plan a >> nth=0");
      await page.waitForSelector("#whole .band");
    }));

  test("a command can be copied", () =>
    visit({ permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
      await open(page, "cve/CVE-2022-21978/");
      await page.click(".actions summary >> nth=0");
      const command = await page.locator(".actions pre code").first().innerText();
      const button = page.locator(".actions .command button").first();
      const label = await button.innerText();
      await button.click();
      await page.waitForFunction(
        (label) => document.querySelector(".actions .command button").innerText !== label,
        label,
      );
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), command);
      await page.waitForFunction(
        (label) => document.querySelector(".actions .command button").innerText === label,
        label,
      );
    }));

  test("a page that is not there says so, and one that does not come can be asked for again", () =>
    visit({ expected: [/404/, /ERR_FAILED/] }, async (page) => {
      await open(page);
      await follow(page, "exchange/15.2.9999.1/");
      await page.waitForFunction(() => document.querySelector("h1").innerText === "Page not found");
      assert.match(await page.title(), /Page not found/);
      await page.route(`**/${CVE}`, (route) => route.abort());
      await follow(page, CVE);
      await page.waitForSelector("main .trouble");
      assert.equal(await text(page, "h1"), "CVE-2022-41040");
      await page.unroute(`**/${CVE}`);
      await page.click("main .trouble button");
      await page.waitForSelector(".fixes");
    }));

  test("without script all of it reads, its links work, and no button is dead", () =>
    visit({ javaScriptEnabled: false }, async (page) => {
      await page.goto(SITE + BUILD);
      assert.ok((await page.locator(".content .plan li").count()) > 0);
      await page.click(`.content a[href$='${CVE}'] >> nth=0`);
      assert.match(await text(page, "h1"), /CVE-2022-41040/);
      await page.click(".fixes a >> nth=0");
      assert.ok((await page.locator(".content .band").count()) > 0);
      assert.equal(await page.locator(".content button:visible").count(), 0);
      await page.goto(`${SITE}check/`);
      assert.ok((await page.locator("#below .newest tbody tr").count()) > 5);
      assert.ok((await page.locator("#below .command code").count()) > 0);
    }));

  test("on paper everything is open that can be opened, also without script", () =>
    visit({ javaScriptEnabled: false }, async (page) => {
      for (const path of [BUILD, "cve/CVE-2022-21978/"]) {
        await page.goto(SITE + path);
        const hidden = () =>
          page.evaluate(() => {
            const texts = [...document.querySelectorAll(".answer details > :not(summary)")];
            // The table says the same as the picture above it.
            const own = texts.filter((text) => !text.matches(".table-scroll"));
            const shown = (text) => text.checkVisibility({ contentVisibilityAuto: true });
            return [own.length > 0, own.filter((text) => !shown(text)).length];
          });
        assert.notEqual((await hidden())[1], 0, path);
        await page.emulateMedia({ media: "print" });
        assert.deepEqual(await hidden(), [true, 0], path);
        await page.emulateMedia({ media: null });
      }
    }));

  test("the header leads to the builds, and the footer to sources and feeds", () =>
    visit({}, async (page) => {
      await open(page);
      await page.click("nav a >> text=Builds");
      await page.waitForSelector(".builds");
      assert.equal(await page.locator("nav a[aria-current=page]").innerText(), "Builds");
      await page.click("main a[href='#2016']");
      await page.waitForFunction(() => scrollY > 1000);
      for (const name of ["Sources", "Feeds and data"]) {
        await page.click(`footer a >> text=${name}`);
        await page.waitForFunction((name) => document.querySelector("h1").innerText === name, name);
      }
    }));

  test("no page scrolls sideways, at any width, with everything open", () =>
    visit({}, async (page) => {
      for (const path of KINDS.flatMap((path) => [path, `ja/${path}`])) {
        await page.goto(SITE + path);
        await unfold(page);
        assert.deepEqual(await excess(page, [320, 390, 768, 1280]), {}, path);
      }
    }));
});
