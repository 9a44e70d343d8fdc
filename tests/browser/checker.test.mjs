// The checker, used as an administrator would: open, type, read, go on.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { SITE, ask, open, paste, ready, text, useBrowser } from "./support.mjs";

const { visit } = useBrowser();

describe("the checker", () => {
  test("answers as one types, verdict first, then what to install, then exposure", () =>
    visit({}, async (page) => {
      await open(page);
      await page.fill("#as-of", "2023-01-26");
      await page.locator("#paste").pressSequentially("15.2.1118.20");
      await page.waitForSelector(".band.update-required");
      assert.equal(await text(page, ".band .what strong"), "Exchange Server 2019 CU12 Nov22SU");
      assert.equal(await text(page, ".band .word"), "Update required");
      assert.match(await text(page, ".plan li"), /Jan23SU.*15\.2\.1118\.21.*KB5022193/);
      assert.match(await text(page, ".exposure"), /CVE-2023-21745\s*spoofing 8\.0 15\.2\.1118\.21/);
      const order = await page.locator(".answer > *").evaluateAll((parts) =>
        parts.map((part) => part.classList[0]),
      );
      assert.deepEqual(order, ["band", "plan", "picture", "exposure", "actions", "sources"]);
    }));

  test("has its box on the first screen of a phone, and no button to press", () =>
    visit({ viewport: { width: 360, height: 740 } }, async (page) => {
      await open(page);
      const box = await page.locator("#paste").boundingBox();
      assert.ok(box.y + box.height < 740, `the box ends at ${box.y + box.height}`);
      assert.equal(await page.locator("[type=submit]").count(), 0);
    }));

  test("keeps what was typed when the language is switched", () =>
    visit({}, async (page) => {
      await open(page);
      await ask(page, "15.2.1118.20", "2023-01-26");
      await page.click("a[hreflang=ja]");
      await page.waitForURL(`${SITE}ja/`);
      await page.waitForSelector(".band.update-required");
      assert.equal(await text(page, ".band .word"), "更新が必要");
      assert.equal(await page.inputValue("#paste"), "15.2.1118.20");
      assert.equal(await page.inputValue("#as-of"), "2023-01-26");
      assert.equal(await page.getAttribute("html", "lang"), "ja");
      assert.match(await page.title(), /Exchange Server の更新状況/);
      assert.match(await text(page, ".actions"), /拡張保護/);
      // And back, where both catalogues are here already.
      await page.click("a[hreflang=en]");
      await page.waitForURL(SITE);
      await page.waitForSelector(".actions >> text=Extended Protection");
      assert.doesNotMatch(await text(page, ".answers"), /[ぁ-ヿ一-龠]/);
    }));

  test("asks where a bare number comes from, and one click makes it exact", () =>
    visit({}, async (page) => {
      await open(page, "check/");
      await ask(page, "15.2.1118.7", "2023-01-26");
      assert.equal(await text(page, ".band .word"), "Update level unknown");
      await page.click("text=ExSetup.exe or another file version");
      await page.waitForSelector(".band.update-required");
      assert.match(await text(page, ".band .what"), /2019 CU12 15\.2\.1118\.7 .*exact build/);
      await page.click(".origin >> text=AdminDisplayVersion");
      await page.waitForSelector(".band.update-unknown");
    }));

  test("says what it did not understand, with the line and the reason", () =>
    visit({}, async (page) => {
      await open(page);
      page.on("dialog", () => assert.fail("what was pasted was run"));
      await ask(page, "15.2.1118.20\nmeet me at noon\n9.9.9.9 <img src=x onerror=alert(1)>");
      assert.match(await text(page, ".lost"), /Line 2 meet me at noon /);
      assert.equal(await page.locator(".answers img").count(), 0);
      assert.equal(await page.locator(".band").count(), 1);
    }));

  test("answers several servers, each row opening to its whole answer", () =>
    visit({}, async (page) => {
      await open(page, "check/");
      await ask(page, "15.2.1118.20\n15.1.2507.16\n15.0.1497.44", "2023-01-26");
      assert.equal(await page.locator(".servers .opens").count(), 3);
      assert.equal(await page.locator(".band").count(), 0);
      await page.click(".opens >> text=line 2");
      await page.waitForSelector(".band");
      assert.match(await text(page, ".band .what"), /2016 CU23/);
    }));

  test("withstands whatever is pasted", () =>
    visit({}, async (page) => {
      await open(page);
      const nonsense = [
        "9".repeat(3000),
        "15.2.",
        "...",
        "１５．２．１１１８．２０",
        "\u0000\uFFFD\u202E15.2.1118.20",
        "👩‍👩‍👧‍👦".repeat(200),
        `${"a,".repeat(20000)}`,
        "15.2.1118.20\r\n".repeat(3000),
        "99999999999999999999.0.0.0",
      ];
      for (const one of nonsense) {
        await paste(page, one);
        await page.waitForTimeout(300);
        await paste(page, "");
      }
      await ask(page, "15.2.1118.21");
      assert.match(await text(page, ".band .what"), /Jan23SU/);
    }));

  test("says so where there is too much text", () =>
    visit({}, async (page) => {
      await open(page);
      await paste(page, "x", 11 * 1024 * 1024);
      await page.waitForSelector("[role=alert]");
      assert.match(await text(page, "[role=alert]"), /11 MB of text; at most 10 MB/);
    }));

  test("keeps a text that was typed before the app had started", () =>
    visit({}, async (page) => {
      let go;
      const held = new Promise((release) => (go = release));
      await page.route("**/*.wasm", async (route) => {
        await held;
        await route.continue();
      });
      await page.goto(SITE, { waitUntil: "domcontentloaded" });
      await page.fill("#paste", "15.2.1118.20");
      go();
      await page.waitForSelector(".band");
      assert.equal(await page.inputValue("#paste"), "15.2.1118.20");
    }));

  test("says that the data could not be loaded, keeps the text, and tries again", () =>
    visit({ expected: [/Failed to load resource/] }, async (page) => {
      await page.route("**/data/catalogue*", (route) => route.abort());
      await page.goto(SITE);
      await ready(page);
      await page.fill("#paste", "15.2.1118.20");
      await page.waitForSelector("[role=alert]");
      assert.match(await text(page, "[role=alert]"), /What you typed is kept/);
      await page.unroute("**/data/catalogue*");
      await page.click("text=Try again");
      await page.waitForSelector(".band");
    }));

  test("copies a command, and says so", () =>
    visit({ permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
      await open(page);
      await page.locator(".command button").first().click();
      await page.waitForSelector("text=Copied");
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      assert.match(copied, /^Get-Command ExSetup\.exe/);
    }));

  test("offers its examples by keyboard", () =>
    visit({}, async (page) => {
      await open(page);
      await page.locator(".example").first().focus();
      await page.keyboard.press("Enter");
      await page.waitForSelector(".band");
      assert.equal(await page.inputValue("#paste"), "15.2.1118.20");
      assert.equal(await page.evaluate(() => document.activeElement.id), "paste");
    }));

  test("sends nothing of what was typed", () =>
    visit({}, async (page, { requests }) => {
      await open(page);
      await ask(page, "EXCH01 15.2.1118.20");
      await page.waitForTimeout(300);
      assert.ok(!requests.some((url) => url.includes("1118") || url.includes("EXCH01")));
      assert.ok(!page.url().includes("1118"), page.url());
    }));
});
