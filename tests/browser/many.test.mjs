// Many servers: files, the summary, the table, handing on, links.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { SITE, ask, axe, excess, open, ready, text, useBrowser } from "./support.mjs";

const { visit } = useBrowser();
const DAY = "2023-01-26";

// What the servers of the list run, over and over: the file version, and what
// AdminDisplayVersion shows beside it.
const RUN = [
  ["15.02.1118.020", "Version 15.2 (Build 1118.7)"], // a security fix is missing
  ["15.02.1118.021", "Version 15.2 (Build 1118.7)"], // current
  ["15.02.0922.027", "Version 15.2 (Build 922.7)"], // out of service
  ["15.01.2507.016", "Version 15.1 (Build 2507.6)"], // a security fix is missing
];

/** Forty servers as Export-Csv writes them where lists are separated by `;`. */
function forty() {
  const rows = ["Name;AdminDisplayVersion;ExSetup"];
  for (let number = 1; number <= 40; number += 1) {
    const [installed, shown] = RUN[number % RUN.length];
    rows.push(`MBX${String(number).padStart(2, "0")};${shown};${installed}`);
  }
  return `${rows.join("\r\n")}\r\n`;
}

const utf16 = (list) => Buffer.from(`\ufeff${list}`, "utf16le");

/** Drops files on the box, as a person does. */
async function drop(page, files) {
  await page.evaluate((files) => {
    const data = new DataTransfer();
    for (const { name, bytes } of files) data.items.add(new File([new Uint8Array(bytes)], name));
    for (const kind of ["dragover", "drop"]) {
      const options = { bubbles: true, cancelable: true, dataTransfer: data };
      const taken = !document.querySelector("#paste").dispatchEvent(new DragEvent(kind, options));
      if (!taken) throw new Error(`the page leaves ${kind} to the browser`);
    }
  }, files.map(({ name, bytes }) => ({ name, bytes: [...bytes] })));
}

/** The checker with the forty servers in it. */
async function withForty(page, path = "check/") {
  await open(page, path);
  await page.fill("#as-of", DAY);
  await drop(page, [{ name: "servers.csv", bytes: utf16(forty()) }]);
  await page.waitForSelector(".summary");
}

/** What a button of the hand-on group has the browser save. */
async function saved(page, label) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(`text=${label}`)]);
  return [download.suggestedFilename(), readFileSync(await download.path(), "utf8")];
}

const rows = (page) => page.locator(".servers > tbody > tr:not(.detail)");
const choice = (page, word) => page.locator(".choice", { hasText: word }).first();

describe("many servers", () => {
  test("a dropped list is read, summed up, filtered, sorted, and opened", () =>
    visit({}, async (page, { requests }) => {
      await withForty(page);
      const before = requests.length;
      assert.match(await text(page, ".files li"), /servers\.csv read as UTF-16 LE/);
      assert.equal(await text(page, ".summary h2"), "40 servers");
      const counts = await page.locator(".summary .choices").first().locator(".choice").allInnerTexts();
      assert.deepEqual(
        counts.map((one) => one.replace(/\s+/g, " ").trim()),
        ["Cumulative update out of service 10", "Update required 20", "Up to date 10"],
      );
      assert.equal(await rows(page).count(), 40);
      assert.match(await text(page, ".servers > tbody > tr"), /MBX02.*2019 CU10.*out of service/);

      await choice(page, "Update required").click();
      assert.equal(await rows(page).count(), 20);
      assert.match(await text(page, ".shown"), /20 of 40 servers shown/);
      assert.equal(await choice(page, "Update required").getAttribute("aria-pressed"), "true");

      await page.click(".sort >> text=Server");
      const names = () => page.locator(".opens").allInnerTexts();
      assert.equal(await page.getAttribute("th:has(.sort) >> nth=0", "aria-sort"), "ascending");
      assert.deepEqual((await names()).slice(0, 3), ["MBX03", "MBX04", "MBX07"]);
      await page.click(".sort >> text=Server");
      assert.equal(await page.getAttribute("th:has(.sort) >> nth=0", "aria-sort"), "descending");
      assert.deepEqual((await names()).slice(0, 2), ["MBX40", "MBX39"]);

      await page.locator(".opens").first().click();
      assert.equal(await page.locator(".opens").first().getAttribute("aria-expanded"), "true");
      assert.match(await text(page, ".detail .band"), /2019 CU12 Nov22SU.*Update required/);
      await page.locator(".opens").first().click();
      assert.equal(await page.locator(".detail:visible").count(), 0);

      await page.click("text=Show all");
      await page.locator(".choice", { hasText: "2016 CU23" }).click();
      assert.equal(await rows(page).count(), 10);
      assert.equal(requests.length, before, "nothing was asked of the server");
      await page.click(".files li button");
      await page.waitForSelector(".summary", { state: "detached" });
    }));

  test("what is shown is handed on as CSV, JSON, ticket text and Markdown", () =>
    visit({ permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
      await withForty(page);
      const [csvName, csv] = await saved(page, "Download CSV");
      assert.equal(csvName, `patchline-${DAY}.csv`);
      const lines = csv.replace("\ufeff", "").trim().split("\n");
      assert.equal(lines.length, 41);
      assert.match(lines[0], /^line,label,text,level,build/);
      assert.ok(lines.some((line) => /,MBX04,.*,update-required,15\.2\.1118\.21,/.test(line)));

      await choice(page, "Update required").click();
      const [jsonName, json] = await saved(page, "Download JSON");
      assert.equal(jsonName, `patchline-${DAY}.json`);
      const report = JSON.parse(json);
      assert.deepEqual(Object.keys(report), ["as_of", "data_through", "servers", "not_understood"]);
      assert.equal(report.as_of, DAY);
      assert.equal(report.servers.length, 20);
      const one = report.servers.find((server) => server.label === "MBX04");
      assert.equal(one.file, "servers.csv");
      assert.equal(one.build, "15.2.1118.20");
      assert.equal(one.level, "exact");
      assert.deepEqual(one.required, ["15.2.1118.21"]);

      const copied = () => page.evaluate(() => navigator.clipboard.readText());
      await page.click("text=Copy as ticket text");
      await page.waitForSelector(".said >> text=Copied");
      assert.match(await copied(), /MBX03: Exchange Server 2016 CU23/);
      await page.click("text=Copy as Markdown");
      await page.waitForFunction(() => navigator.clipboard.readText().then((all) => all.startsWith("## ")));
      assert.match(await copied(), /\*\*Update required\*\*/);
    }));

  test("a link holds the result, without names unless they are asked for", async () => {
    let [bare, named] = [];
    await visit({ permissions: ["clipboard-read", "clipboard-write"] }, async (page, { requests }) => {
      await withForty(page);
      await page.click("text=Copy link");
      bare = await page.inputValue(".address");
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), bare);
      await page.check("text=with server names");
      await page.click("text=Copy link");
      await page.waitForSelector(".address");
      named = await page.inputValue(".address");
      assert.ok(!requests.some((url) => url.includes("1118")));
    });
    assert.ok(bare.startsWith(`${SITE}check/#s=`) && !bare.includes("MBX"), bare);
    assert.match(named, /MBX07/);
    await visit({}, async (page) => {
      await page.goto(bare);
      await ready(page);
      await page.waitForSelector(".summary");
      assert.equal(await text(page, ".summary h2"), "40 servers");
      assert.match(await text(page, ".from-link"), /from a link/);
      assert.equal(await page.inputValue("#as-of"), DAY);
      assert.ok(!(await page.locator("main").innerText()).includes("MBX"));
      await page.evaluate((hash) => (location.hash = hash), new URL(named).hash);
      await page.waitForSelector(".opens >> text=MBX07");
      await page.click(".from-link button");
      await page.waitForSelector(".summary", { state: "detached" });
      assert.equal(page.url(), `${SITE}check/`);
      await page.goto(`${SITE}ja/${new URL(bare).hash}`);
      await ready(page);
      assert.equal(await text(page, ".summary h2"), "サーバー 40 台");
      await ask(page, "15.2.1118.21");
      await page.waitForSelector(".band");
      assert.equal(page.url(), `${SITE}ja/`);
    });
  });

  test("a link that would be too long, or holds nothing, says so", () =>
    visit({}, async (page) => {
      await open(page, "check/");
      await ask(page, Array.from({ length: 300 }, (_, n) => `EX${n} 15.2.1118.20`).join("\n"));
      await page.waitForSelector(".summary");
      await page.click("text=Copy link");
      assert.match(await text(page, ".said"), /2,000 is the most/);
      await open(page, "check/#s=nonsense");
      await page.waitForSelector(".from-link");
      assert.match(await text(page, ".from-link"), /no build that can be read/);
    }));

  test("what a scanner says is answered one by one", () =>
    visit({}, async (page) => {
      await open(page);
      const finding = "Microsoft Exchange Server multiple vulnerabilities\nInstalled version : 15.2.1544.11\nCVE-2024-26198, CVE-2026-42897";
      await ask(page, finding);
      await page.waitForSelector(".named");
      assert.match(await text(page, ".named"), /CVE-2024-26198 ?: fixed in this build/);
      assert.equal(await page.locator(".named li").count(), 2);
      const order = await page.locator(".answer > *").evaluateAll((parts) =>
        parts.map((part) => part.classList[0]),
      );
      assert.ok(order.indexOf("named") < order.indexOf("exposure"), `${order}`);
    }));

  test("files of every sort are read, or refused with the reason", () =>
    visit({}, async (page) => {
      await open(page, "check/");
      const japanese = [0x83, 0x54, 0x81, 0x5b, 0x83, 0x6f, 0x81, 0x5b, 0x81, 0x46];
      await drop(page, [
        { name: "one.txt", bytes: Buffer.from("A1 15.2.1118.20\n") },
        { name: "sjis.txt", bytes: Buffer.from([...japanese, ...Buffer.from(" 15.1.2507.16\r\n")]) },
        { name: "book.xlsx", bytes: Buffer.from("PK\x03\x04and so on") },
      ]);
      await page.waitForSelector(".files li >> nth=2");
      const list = await page.locator(".files li").allInnerTexts();
      assert.match(list[0], /UTF-8/);
      assert.match(list[1], /Shift_JIS/);
      assert.match(list[2], /an archive or an Office document/);
      assert.equal(await rows(page).count(), 2);
      // Made in the page: to send it there would take longer than to refuse it.
      await page.locator("#files").evaluate((input) => {
        const data = new DataTransfer();
        data.items.add(new File(["a".repeat(11 * 1024 * 1024)], "large.log"));
        input.files = data.files;
        input.dispatchEvent(new Event("change", { bubbles: true }));
      });
      await page.waitForSelector(".files li >> nth=3");
      assert.match(await page.locator(".files li").nth(3).innerText(), /11 MB; at most 10 MB/);
    }));

  test("prints a report: title, day, summary, table, plans, and no controls", () =>
    visit({}, async (page) => {
      await withForty(page);
      await page.evaluate(() => {
        window.print = () => (window.printed = document.querySelector(".printed")?.innerHTML);
      });
      await page.click(".hand-on >> text=Print");
      await page.waitForFunction(() => window.printed);
      await page.emulateMedia({ media: "print" });
      const paper = await text(page, ".printed");
      assert.match(paper, /Update status of servers As of 26 January 2023.* 40 servers .*MBX02.*What to do/);
      assert.ok(!(await page.locator(".summary").isVisible()));
      assert.ok(!(await page.locator(".hand-on .buttons").isVisible()));
      assert.ok(!(await page.locator("#paste").isVisible()));
      assert.ok(!(await page.locator("#below").isVisible()));
      await page.evaluate(() => dispatchEvent(new Event("afterprint")));
      await page.waitForSelector(".printed", { state: "detached" });
    }));

  test("is used by keyboard alone", () =>
    visit({}, async (page) => {
      await withForty(page);
      const press = async (selector, key = "Enter") => {
        await page.locator(selector).first().focus();
        await page.keyboard.press(key);
      };
      await page.focus("#paste");
      const reached = [];
      for (let steps = 0; steps < 30; steps += 1) {
        await page.keyboard.press("Tab");
        reached.push(await page.evaluate(() => {
          const here = document.activeElement;
          return here.id || here.className.split(" ")[0];
        }));
      }
      for (const wanted of ["files", "choice", "sort", "opens"]) {
        assert.ok(reached.includes(wanted), `${wanted} is not among ${reached}`);
      }
      await press(".choice", "Space");
      assert.equal(await rows(page).count(), 10);
      await press(".sort");
      await press(".opens");
      await page.waitForSelector(".detail .band");
    }));

  for (const lang of ["", "ja/"]) {
    const dark = lang === "";
    test(`is accessible and as wide as the screen, ${lang || "en/"}`, () =>
      visit({ bypassCSP: true }, async (page) => {
        await withForty(page, `${lang}check/`);
        await page.locator(".choice").first().click();
        await page.locator(".opens").nth(1).click();
        await page.waitForSelector(".detail .band");
        assert.deepEqual(await excess(page, [320, 360, 768, 1280]), {});
        assert.deepEqual(await axe(page, { dark }), []);
        await page.setViewportSize({ width: 360, height: 800 });
        assert.deepEqual(await axe(page, { dark }), [], "on a phone");
      }));
  }
});
