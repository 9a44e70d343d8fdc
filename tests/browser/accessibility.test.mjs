// Every kind of page, in both languages, light and dark, by axe's rules for
// WCAG 2.2 AA; and that no verdict is told by colour alone.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { SITE, ask, axe, open, ready, thin, unfold, useBrowser } from "./support.mjs";

const { visit } = useBrowser();

// A build for each verdict that a number alone can have.
const BUILDS = {
  current: ["15.2.1118.21", "2023-01-26"],
  "update-required": ["15.2.1118.20", "2023-01-26"],
  "update-unknown": ["15.2.1118.7", "2023-01-26"],
  "branch-unsupported": ["15.2.922.27", "2023-01-26"],
  "product-unsupported": ["15.0.1497.48", "2026-10-13"],
  none: ["15.2.1118.99", "2023-01-26"],
};

// The kinds of pages that are written natively.
const WRITTEN = [
  "exchange/",
  "exchange/15.2.1118.20/",
  "exchange/15.2.858.2/",
  "cve/CVE-2024-21410/",
  "sources/",
  "feeds/",
];

describe("accessibility", () => {
  for (const lang of ["", "ja/"]) {
    // A colour is the same in every language.
    const dark = lang === "";
    const where = dark ? "en/ light and dark" : "ja/ light";
    test(`every page, ${where}`, () =>
      visit({ expected: [/404/], bypassCSP: true }, async (page) => {
        for (const path of ["", "check/", "advisories/", "nothing/", ...WRITTEN]) {
          await open(page, lang + path);
          await thin(page);
          assert.deepEqual(await axe(page, { dark }), [], path);
        }
        await open(page, `${lang}advisories/`);
        const advisory = await page.locator(".listing a").first().getAttribute("href");
        await page.goto(new URL(advisory, SITE).href);
        await ready(page);
        await thin(page);
        assert.deepEqual(await axe(page, { dark }), [], advisory);
      }));

    test(`every verdict, ${where}`, () =>
      visit({ bypassCSP: true }, async (page) => {
        const signs = new Map();
        const words = new Map();
        await open(page, `${lang}check/`);
        for (const [verdict, [build, day]] of Object.entries(BUILDS)) {
          await ask(page, build, day);
          await page.waitForSelector(`.band.${verdict}`);
          await unfold(page);
          assert.deepEqual(await axe(page, { dark }), [], verdict);
          const shape = await page.locator(".band .sign").innerHTML();
          assert.ok(!signs.has(shape), `${verdict} has the sign of ${signs.get(shape)}`);
          signs.set(shape, verdict);
          const word = await page.locator(".band .word").innerText();
          assert.ok(!words.has(word), `${verdict} has the word of ${words.get(word)}`);
          words.set(word, verdict);
        }
      }));
  }
});
