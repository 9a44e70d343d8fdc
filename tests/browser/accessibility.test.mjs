// Every kind of page, in both languages, light and dark, by axe's rules for
// WCAG 2.2 AA; and that no verdict is told by colour alone.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, test } from "node:test";
import { SITE, ask, open, ready, useBrowser } from "./support.mjs";

const { visit } = useBrowser();
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds wrong, a line each. */
async function faults(page) {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const { violations } = await axe.run(document, { runOnly: tags });
    return violations.flatMap((rule) =>
      rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary}`),
    );
  });
}

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
  for (const colorScheme of ["light", "dark"]) {
    for (const lang of ["", "ja/"]) {
      test(`every page, ${lang || "en/"} ${colorScheme}`, () =>
        visit({ colorScheme, expected: [/404/], bypassCSP: true }, async (page) => {
          for (const path of ["", "check/", "advisories/", "nothing/", ...WRITTEN]) {
            await open(page, lang + path);
            assert.deepEqual(await faults(page), [], path);
          }
          await open(page, `${lang}advisories/`);
          const advisory = await page.locator(".listing a").first().getAttribute("href");
          await page.goto(new URL(advisory, SITE).href);
          await ready(page);
          assert.deepEqual(await faults(page), [], advisory);
        }));

      test(`every verdict, ${lang || "en/"} ${colorScheme}`, () =>
        visit({ colorScheme, bypassCSP: true }, async (page) => {
          const signs = new Map();
          const words = new Map();
          await open(page, `${lang}check/`);
          for (const [verdict, [build, day]] of Object.entries(BUILDS)) {
            await ask(page, build, day);
            await page.waitForSelector(`.band.${verdict}`);
            await page.evaluate(() => {
              for (const one of document.querySelectorAll("details")) one.open = true;
            });
            assert.deepEqual(await faults(page), [], verdict);
            const shape = await page.locator(".band .sign").innerHTML();
            assert.ok(!signs.has(shape), `${verdict} has the sign of ${signs.get(shape)}`);
            signs.set(shape, verdict);
            const word = await page.locator(".band .word").innerText();
            assert.ok(!words.has(word), `${verdict} has the word of ${words.get(word)}`);
            words.set(word, verdict);
          }
        }));
    }
  }
});
