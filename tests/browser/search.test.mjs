// Search, as readers use it: a name leads to its page, words to the pages that
// hold them, in both languages, from the keyboard, without a connection, and in
// a copy of the site.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { serve } from "./server.mjs";
import { BASE, FOLDER, SITE, open, ready, text, useBrowser } from "./support.mjs";

const COPY = process.env.PATCHLINE_COPY ?? "target/copy-test";

const { visit } = useBrowser();

/** Visits a site that its own server serves. */
async function visitOwn({ folder = FOLDER, base = BASE, change, ...options }, test) {
  const server = await serve(folder, base, change);
  try {
    await visit({ site: server.url, ...options }, (page) => test(page, server.url));
  } finally {
    await server.stop();
  }
}

/** Opens the page of search and waits until it works. */
async function search(page, path, site = SITE) {
  await page.goto(site + path);
  await ready(page);
  await page.waitForSelector("site-search[data-live]");
}

/** Waits for all that a query finds, and takes it apart. */
async function found(page, query) {
  await page.fill("#query", query);
  await page.waitForFunction(
    (query) => new URL(location).searchParams.get("q") === query,
    query.trim(),
  );
  await page.waitForFunction(
    () => !document.querySelector(".found .waiting") && document.querySelector(".found > *"),
  );
  await page.waitForTimeout(100);
  return page.evaluate(() => {
    const links = [...document.querySelectorAll(".found .hits > li > a")];
    const inText = (link) => Boolean(link.closest("section:has(mark)"));
    const hrefs = (links) => links.map((link) => link.getAttribute("href"));
    return {
      named: hrefs(links.filter((link) => !inText(link))),
      texts: hrefs(links.filter(inText)),
      status: document.querySelector("site-search [role=status]").textContent,
    };
  });
}

describe("a name", { concurrency: 3 }, () => {
  for (const [lang, before] of [
    ["en", ""],
    ["ja", "ja/"],
  ]) {
    test(`typed into the header leads to its page: ${lang}`, () =>
      visit({}, async (page) => {
        await open(page, before);
        for (const [query, path] of [
          ["15.2.1118.21", "exchange/15.2.1118.21/"],
          ["15.02.1118.020", "exchange/15.2.1118.20/"],
          ["CVE-2022-41082", "cve/CVE-2022-41082/"],
          ["2019 CU12 Jan23SU", "exchange/15.2.1118.21/"],
          ["CU12 January 2023 SU", "exchange/15.2.1118.21/"],
          ["Exchange 2016 CU23", "exchange/15.1.2507.6/"],
          ["PL-nothing", `search/?q=PL-nothing`],
          ["CU12", `search/?q=CU12`],
        ]) {
          // The page of search has a box of its own.
          const box = (await page.$("#query")) ?? (await page.$(".find input"));
          await box.fill(query);
          await page.waitForSelector("[data-live]", { state: "attached" });
          await box.press("Enter");
          await page.waitForURL(`${SITE}${before}${path}`);
          await page.waitForSelector("#whole h1");
        }
      }));
  }

  test("of several pages lists them all, and the way back finds them again", () =>
    visit({}, async (page) => {
      await search(page, "search/");
      const { named, status } = await found(page, "CU12");
      const at = (build) => `${BASE}exchange/${build}/`;
      assert.deepEqual(named.slice(0, 3), ["15.2.1118.7", "15.1.1713.5", "15.0.1178.4"].map(at));
      assert.match(status, /^3 pages of that name, \d+ results? in the text$/);
      await page.click(".hits a >> nth=1");
      await page.waitForURL(`${SITE}exchange/15.1.1713.5/`);
      await page.goBack();
      await page.waitForSelector(".hits a");
      assert.equal(await page.inputValue("#query"), "CU12");
      assert.equal(await page.locator(".found section").first().locator("a").count(), 3);
      // A page that is loaded anew asks the same.
      await page.reload();
      await page.waitForSelector(".hits a");
    }));

  test("is asked in the other language too, there and back", () =>
    visit({}, async (page) => {
      await search(page, "search/");
      await found(page, "CU12 & 2019");
      const asks = (path) => `${SITE}${path}?q=CU12%20%26%202019`;
      for (const path of ["ja/search/", "search/"]) {
        await page.click(".top [hreflang]");
        await page.waitForURL(asks(path));
        await page.waitForFunction(() => document.querySelector("#query")?.value === "CU12 & 2019");
        await page.waitForSelector(".found .hits");
      }
      await page.fill("#query", "");
      await page.waitForFunction(() => !document.querySelector(".top [hreflang]").search);
    }));

  test("that is only begun is completed", () =>
    visit({}, async (page) => {
      await search(page, "ja/search/");
      const { named } = await found(page, "CVE-2022-4108");
      assert.ok(named.includes(`${BASE}ja/cve/CVE-2022-41082/`), named.join());
    }));
});

describe("words", { concurrency: 3 }, () => {
  for (const [lang, before, query, path] of [
    ["en", "", "extended protection", "advisories/2022-08-09-extended-protection/"],
    ["en", "", "certificate signing", "advisories/2023-01-10-payload-signing/"],
    ["ja", "ja/", "拡張保護", "ja/advisories/2022-08-09-extended-protection/"],
    ["ja", "ja/", "証明書 署名", "ja/advisories/2023-01-10-payload-signing/"],
  ]) {
    test(`find what holds them: ${lang}, ${query}`, () =>
      visit({}, async (page) => {
        await search(page, `${before}search/`);
        const { texts, status } = await found(page, query);
        assert.ok(texts.slice(0, 3).includes(`${BASE}${path}`), texts.join(" "));
        assert.match(status, /\d/);
        assert.ok((await page.locator(".found mark").count()) > 0);
        const count = texts.length;
        if (await page.locator("[data-more]").count()) {
          await page.click("[data-more]");
          await page.waitForFunction(
            (count) => document.querySelectorAll(".found section:has(mark) .hits > li").length > count,
            count,
          );
        }
        await page.click(`.hits a[href="${BASE}${path}"]`);
        await page.waitForSelector(".prose h2");
      }));
  }

  test("typed fast are answered by the last of them", () =>
    visit({}, async (page) => {
      await search(page, "search/");
      for (const query of ["schema", "CU1", "Jan23SU", "extended protection", "ProxyToken"]) {
        await page.fill("#query", query);
        await page.waitForTimeout(40);
      }
      const { named } = await found(page, "ProxyToken");
      assert.deepEqual(named, [`${BASE}cve/CVE-2021-33766/`]);
    }));

  test("that stand nowhere are said to, and can be asked of the checker", () =>
    visit({}, async (page) => {
      await search(page, "search/");
      await page.fill("#query", "zzqqxx");
      await page.waitForSelector("text=Nothing was found");
      assert.match(await text(page, "site-search [role=status]"), /Nothing was found for .zzqqxx/);
      await page.click("[data-check]");
      await page.waitForURL(`${SITE}check/`);
      await page.waitForFunction(() => document.querySelector("#paste")?.value === "zzqqxx");
      await page.waitForSelector("text=not understood");
    }));
});

describe("a build that the site does not know", { concurrency: 3 }, () => {
  test("is offered to the checker first", () =>
    visit({}, async (page) => {
      await search(page, "ja/search/");
      const { named } = await found(page, "15.2.1118.99");
      assert.equal(named[0], `${BASE}ja/check/#15.2.1118.99`);
      await page.click("[data-check]");
      await page.waitForSelector(".band");
    }));

  test("is handed on with the text around it", () =>
    visit({}, async (page) => {
      const pasted = "MBX01 AdminDisplayVersion : Version 15.2 (Build 1118.7)";
      await search(page, "search/");
      await found(page, pasted);
      await page.click("[data-check]");
      // The address names the build alone; the text comes to the box after it.
      const arrived = (text) => document.querySelector("#paste")?.value === text;
      await page.waitForFunction(arrived, pasted);
      await page.waitForSelector(".answers >> text=MBX01");
    }));
});

describe("the key /", () => {
  const focused = (page) => page.evaluate(() => document.activeElement.name ?? "");

  test("leads to the box, but not from a field and not with another key", () =>
    visit({}, async (page) => {
      await open(page, "advisories/");
      await page.keyboard.press("Control+/");
      assert.notEqual(await focused(page), "q");
      await page.keyboard.press("/");
      assert.equal(await focused(page), "q");
      await page.keyboard.type("a/b");
      assert.equal(await page.inputValue(".find input"), "a/b");
      await open(page);
      await page.focus("#paste");
      await page.keyboard.press("/");
      assert.equal(await page.inputValue("#paste"), "/");
    }));

  test("leads to the page where the header has no room", () =>
    visit({ viewport: { width: 375, height: 800 } }, async (page) => {
      await open(page, "ja/");
      assert.equal(await page.locator(".find").isVisible(), false);
      await page.keyboard.press("/");
      await page.waitForURL(`${SITE}ja/search/`);
      await page.waitForFunction(() => document.activeElement.id === "query");
    }));
});

describe("what is missing is said", { concurrency: 3 }, () => {
  test("without script", () =>
    visit({ javaScriptEnabled: false }, async (page) => {
      await page.goto(`${SITE}ja/`);
      await page.fill(".find input", "CU12 Jan23SU");
      await page.press(".find input", "Enter");
      await page.waitForURL(`${SITE}ja/search/?q=CU12+Jan23SU`);
      assert.match(await text(page, "noscript"), /検索には JavaScript/);
      await page.click("site-search section a >> nth=1");
      assert.equal(page.url(), `${SITE}ja/exchange/`);
    }));

  test("where the names do not come, and they come at the next try", async () => {
    let broken = true;
    const change = (file) => (broken && /search-\w+\.json$/.test(file) ? "{" : undefined);
    await visitOwn({ change }, async (page, url) => {
      await search(page, "search/?q=CU12", url);
      await page.waitForSelector("text=could not be loaded");
      broken = false;
      await page.click("[data-again]");
      await page.waitForSelector(".hits");
    });
  });

  test("where the library of full text is not what it should be", () =>
    visitOwn(
      { change: (file) => (/pagefind\.js$/.test(file) ? "x" : undefined), expected: [/integrity/, /digest/i] },
      async (page, url) => {
        await search(page, "search/?q=CU12", url);
        await page.waitForSelector("text=could not be searched");
        assert.equal(await page.locator(".found section a").count(), 3);
      },
    ));

  test("where the second program does not come", () =>
    visitOwn(
      { change: (file) => (/^extra_bg/.test(file) ? "x" : undefined), expected: [/./] },
      async (page, url) => {
        await page.goto(`${url}search/`);
        await page.waitForSelector(".trouble button");
        assert.match(await text(page, ".trouble"), /could not be started/);
      },
    ));

  test("without a connection names are found, and words ask for one", () =>
    visitOwn(
      { serviceWorkers: "allow", expected: [/Failed to load/, /ERR_/, /pagefind/i] },
      async (page, url) => {
        await page.goto(url);
        await ready(page);
        await page.evaluate(async () => {
          await navigator.serviceWorker.ready;
          if (navigator.serviceWorker.controller) return;
          await new Promise((resolve) =>
            navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true }),
          );
        });
        await page.context().setOffline(true);
        await search(page, "ja/search/?q=CU12", url);
        await page.waitForSelector("text=接続がないため");
        assert.equal(await page.locator(".found section a").count(), 3);
        await page.fill("#query", "KB5022193");
        await page.waitForSelector("a:has-text('Jan23SU')");
      },
    ));
});

describe("elsewhere", { concurrency: 3 }, () => {
  test("a copy in any folder is searched too", () =>
    visitOwn({ folder: COPY, base: "/a b/更新/" }, async (page, url) => {
      await page.goto(`${url}ja/advisories/`);
      await ready(page);
      await page.fill(".find input", "拡張保護");
      await page.waitForSelector(".find[data-live]");
      await page.press(".find input", "Enter");
      await page.waitForSelector(".found mark");
      await page.click(".found section:has(mark) .hits > li > a >> nth=0");
      await page.waitForSelector(".prose h2");
      await page.fill(".find input", "KB5022193 CU12");
      await page.press(".find input", "Enter");
      await page.waitForURL(`${url}ja/exchange/15.2.1118.21/`);
    }));

  test("the site keeps the index of names, and no other version of it", () => {
    const there = readdirSync(join(FOLDER, "data"));
    assert.equal(there.filter((name) => /^search-[0-9a-f]{16}\.json$/.test(name)).length, 1);
    assert.equal(there.filter((name) => /^words-[0-9a-f]{16}$/.test(name)).length, 1);
  });
});
