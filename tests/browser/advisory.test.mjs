// The box on a page about certain vulnerabilities, the filters of the list of
// advisories, and the picture of days.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { SITE, ask, open, text, useBrowser } from "./support.mjs";

const { visit } = useBrowser();

const PAGE = "advisories/2022-09-29-proxynotshell/";
const AFFECTED = "15.2.1118.15";
const FIXED = "15.2.1118.20";

/** Types into the box of the page, and gives the word of the first band. */
async function own(page, build) {
  await page.fill("#own", build);
  await page.waitForFunction(
    (build) => document.querySelector(".own-build .band")?.innerText.includes(build),
    build,
  );
  return text(page, ".own-build .band .word");
}

describe("the box of an advisory", () => {
  for (const [lang, affected, fixed, first] of [
    ["", "Affected", "Not affected", "fixed in Exchange Server 2019 CU12 Nov22SU (15.2.1118.20)"],
    [
      "ja/",
      "影響を受けます",
      "影響を受けません",
      "Exchange Server 2019 CU12 Nov22SU (15.2.1118.20) で修正されています",
    ],
  ]) {
    test(`answers for the vulnerabilities of its page (${lang || "en"})`, () =>
      visit({}, async (page) => {
        await open(page, lang + PAGE);
        assert.equal(await own(page, AFFECTED), affected);
        assert.equal(await page.locator(".own-build .band.update-required").count(), 1);
        const said = await page.locator(".own-build .named li").allInnerTexts();
        assert.equal(said.length, 3);
        for (const cve of ["CVE-2022-41040", "CVE-2022-41080", "CVE-2022-41082"]) {
          const line = said.find((line) => line.startsWith(cve));
          assert.ok(line?.includes(first), `${cve}: ${line}`);
        }
        assert.match(await text(page, ".own-build [role=status]"), new RegExp(affected));
        // What bridges the time to the fix, and not once it is in.
        assert.equal(await page.locator(".own-build .actions details").count(), 1);
        assert.equal(await own(page, FIXED), fixed);
        assert.equal(await page.locator(".own-build .band.current").count(), 1);
        assert.equal(await page.locator(".own-build .actions details").count(), 0);
        // The whole answer is one click away, for the same text.
        await page.click(".own-build .answers > p a");
        await page.waitForURL(`${SITE}${lang}check/`);
        assert.equal(await page.inputValue("#paste"), FIXED);
        await page.waitForSelector(".answer .life svg[role=img]");
      }));
  }

  test("says what it could not read, and is empty again when it is cleared", () =>
    visit({}, async (page) => {
      await open(page, PAGE);
      await page.fill("#own", "no build at all");
      await page.waitForSelector(".own-build .lost");
      assert.match(await text(page, ".own-build .lost"), /no build at all/);
      assert.equal(await page.locator(".own-build .band").count(), 0);
      await page.fill("#own", "");
      await page.waitForFunction(() => document.querySelector(".own-build .answers").innerHTML === "");
    }));

  test("knows what was asked in the checker, and keeps it from page to page", () =>
    visit({}, async (page) => {
      await open(page, "check/");
      await ask(page, AFFECTED);
      await page.click("nav a >> nth=1");
      await page.locator(`#whole .listing a[href$="${PAGE}"]`).click();
      await page.waitForSelector(".own-build .band.update-required");
      assert.equal(await page.inputValue("#own"), AFFECTED);
      await page.locator('dl.facts a[href$="CVE-2022-41080/"]').click();
      await page.waitForURL(/CVE-2022-41080/);
      await page.waitForSelector(".own-build .band.update-required");
      assert.equal(await page.locator(".own-build .named li").count(), 1);
    }));

  test("asks for the verdict where the page is about no vulnerability", () =>
    visit({}, async (page) => {
      await open(page, "advisories/2025-10-14-end-of-support/");
      assert.equal(await own(page, FIXED), "Product out of support");
    }));

  test("sends nothing, and asks for nothing but the build data", () =>
    visit({}, async (page, { requests }) => {
      await open(page, PAGE);
      const before = requests.length;
      await own(page, AFFECTED);
      const asked = requests.slice(before);
      assert.ok(asked.every((url) => /\/data\/catalogue\.en-[^/?]+\.json$/.test(url)), `${asked}`);
    }));

  test("what was typed before the app started is answered", () =>
    visit({}, async (page) => {
      let start;
      const held = new Promise((resolve) => (start = resolve));
      await page.route(/\/app-[^/]*\.js$/, async (route) => (await held, route.continue()));
      await page.goto(SITE + PAGE);
      await page.fill("#own", AFFECTED);
      start();
      await page.waitForSelector(".own-build .band.update-required");
    }));
});

describe("the list of advisories", () => {
  const shown = (page) => page.locator(".filtered li:visible").count();

  for (const script of [true, false]) {
    test(`is filtered by what is chosen, ${script ? "with" : "without"} script`, () =>
      visit({ javaScriptEnabled: script }, async (page) => {
        await page.goto(`${SITE}advisories/`);
        const all = await shown(page);
        assert.ok(all > 10, `${all}`);
        await page.selectOption("[name=year]", { label: "2023" });
        const year = await shown(page);
        assert.ok(year > 0 && year < all, `${year}`);
        for (const day of await page.locator(".filtered li:visible time").allInnerTexts()) {
          assert.match(day, /2023$/);
        }
        await page.selectOption("[name=severity]", { label: "Critical" });
        const both = await shown(page);
        assert.ok(both > 0 && both < year, `${both}`);
        await page.selectOption("[name=product]", { label: "Exchange Server SE" });
        assert.equal(await shown(page), 0);
        await page.click(".filters [type=reset]");
        assert.equal(await shown(page), all);
        await page.check("[name=exploited]");
        const exploited = await shown(page);
        assert.ok(exploited > 0 && exploited < all, `${exploited}`);
        assert.equal(page.url(), `${SITE}advisories/`);
      }));
  }

  test("says how many are left, to those who hear the page too", () =>
    visit({}, async (page) => {
      await open(page, "advisories/");
      await page.selectOption("[name=year]", { label: "2023" });
      const count = await shown(page);
      const session = await page.context().newCDPSession(page);
      const { nodes } = await session.send("Accessibility.getFullAXTree");
      const heard = nodes
        .filter((node) => node.role?.value === "StaticText")
        .map((node) => node.name?.value)
        .join(" ");
      assert.match(heard.replace(/\s+/g, " "), new RegExp(`shown: ${count} /`));
    }));
});

describe("the picture of days", () => {
  for (const lang of ["", "ja/"]) {
    test(`is the same written natively and made in the browser (${lang || "en"})`, () =>
      visit({}, async (page) => {
        await open(page, lang + PAGE);
        const days = page.locator(".prose figure.picture");
        await days.waitFor();
        const written = await page.locator(".prose").innerHTML();
        await page.click("nav a >> nth=1");
        await page.locator(`#whole .listing a[href$="${PAGE}"]`).click();
        await days.waitFor();
        assert.equal(await page.locator(".prose").innerHTML(), written);
        assert.ok(await days.locator("svg[role=img] > title").count());
        await page.locator(".prose details summary").first().click();
        assert.ok((await page.locator(".prose .days tbody tr:visible").count()) >= 8);
      }));
  }
});
