// What a reader has without a connection, after one visit; what they are told
// when a newer version is there; and what becomes of files that are not what
// they should be.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { serve } from "./server.mjs";
import { BASE, FOLDER, ask, ready, text, useBrowser } from "./support.mjs";

const { visit } = useBrowser();

/** What a browser says when it cannot have something. */
const LOST = [/Failed to load resource/, /ERR_CONNECTION_REFUSED/, /fetching the script/];

/** Visits a site that its own server serves, until `stop` is called. */
async function visitOwn({ change, ...options }, test) {
  const server = await serve(FOLDER, BASE, change);
  try {
    await visit({ serviceWorkers: "allow", site: server.url, ...options }, (page) =>
      test(page, server),
    );
  } finally {
    await server.stop();
  }
}

/** Waits until the worker has the page in its care, with all it keeps. */
async function kept(page) {
  await ready(page);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) {
      await new Promise((resolve) =>
        navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true }),
      );
    }
  });
  // The page that was there before the worker is kept last.
  const own = page.url();
  await page.waitForFunction(async (own) => Boolean(await caches.match(own)), own);
}

/** The site as a newer version of it: other digests, and a changed title. */
function newer() {
  const read = (file) => readFileSync(join(FOLDER, file), "utf8");
  const worker = read("sw.js");
  const [, old] = worker.match(/VERSION = "([0-9a-f]{16})"/);
  const version = "f".repeat(16);
  const page = (file) =>
    read(file)
      .replace(`data-version="${old}"`, `data-version="${version}"`)
      .replace(/<h1([^>]*)>/, "<h1$1 data-newer>");
  const digest = (body) => `sha256-${createHash("sha256").update(body).digest("base64")}`;
  const list = JSON.parse(worker.match(/FILES = (\[.*\]);/)[1]).map(([path, was]) => {
    if (!path.endsWith("/") && !path.endsWith(".html")) return [path, was];
    const file = path.endsWith("/") ? `${path}index.html` : path;
    return [path, digest(page(file))];
  });
  const files = {
    "sw.js": worker
      .replace(old, version)
      .replace(/FILES = \[.*\];/, `FILES = ${JSON.stringify(list)};`),
  };
  return (file) => files[file] ?? (file.endsWith(".html") ? page(file) : undefined);
}

describe("without a connection", () => {
  test("the checker and the lists work after one visit, in both languages", () =>
    visitOwn({ expected: LOST }, async (page, { url, stop }) => {
      await page.goto(url);
      await kept(page);
      await stop();
      for (const path of ["", "check/", "ja/", "ja/check/"]) {
        await page.goto(url + path);
        await ready(page);
        await ask(page, "15.2.1118.20", "2023-01-26");
        await page.waitForSelector(".band.update-required");
      }
      for (const path of ["advisories/", "ja/advisories/"]) {
        await page.goto(url + path);
        await ready(page);
        assert.ok((await page.locator(".listing a").count()) > 0, path);
      }
    }));

  test("what was read before can be read again, and what was not says so", () =>
    visitOwn({ expected: LOST }, async (page, { url, stop }) => {
      await page.goto(`${url}advisories/`);
      await kept(page);
      const path = await page.locator(".listing a").first().getAttribute("href");
      await page.goto(new URL(path, url).href);
      await ready(page);
      const said = await page.locator(".prose").innerText();
      const own = page.url();
      await page.waitForFunction(async (own) => Boolean(await caches.match(own)), own);
      await stop();
      await page.reload();
      await ready(page);
      assert.equal(await page.locator(".prose").innerText(), said);
      // Without the slash it is the same page.
      await page.goto(own.replace(/\/$/, ""));
      await page.waitForSelector(".prose");
      await page.goto(`${url}advisories/never-opened/`);
      assert.match(await text(page, "[lang=en] h1"), /No connection/);
      assert.match(await text(page, "section[lang=ja] h1"), /接続できません/);
      await page.click("section[lang=ja] a");
      await page.waitForSelector("#paste");
      assert.equal(page.url(), `${url}ja/`);
    }));

  test("the page a reader came with is kept, though the worker came after it", () =>
    visitOwn({ expected: LOST }, async (page, { url, stop }) => {
      const [advisory] = readdirSync(join(FOLDER, "advisories"), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name);
      await page.goto(`${url}ja/advisories/${advisory}/`);
      await kept(page);
      await stop();
      await page.reload();
      await ready(page);
      assert.ok((await page.locator(".prose h2").count()) > 1);
    }));

  test("a page comes from the network, and a kept one where the network says nothing", async () => {
    let change = () => undefined;
    await visitOwn({ change: (file) => change(file), expected: LOST }, async (page, { url }) => {
      await page.goto(url);
      await kept(page);
      const own = await page.title();
      change = (file) => (file === "index.html" ? "<!doctype html><title>now</title>" : undefined);
      await page.goto(url);
      assert.equal(await page.title(), "now");
      change = (file) => (file === "check/index.html" ? null : undefined);
      await page.goto(`${url}check/`);
      await ready(page);
      assert.notEqual(await page.title(), own);
    });
  });
});

describe("a newer version", () => {
  test("is told once it is there, and is what a reload shows", async () => {
    let change = () => undefined;
    await visitOwn({ change: (file) => change(file) }, async (page, { url }) => {
      await page.goto(url);
      await kept(page);
      assert.equal(await page.locator("#newer p:visible").count(), 0);
      change = newer();
      await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
      await page.waitForSelector("#newer p:visible");
      assert.match(await text(page, "#newer p:visible"), /A newer version of this site is there/);
      await page.click("nav a[hreflang=ja]");
      await page.waitForSelector("html[lang=ja]");
      assert.equal(await page.locator("#newer p:visible").count(), 1);
      assert.match(await text(page, "#newer p:visible"), /新しいバージョン/);
      await page.click("#newer button:visible");
      await page.waitForSelector("h1[data-newer]");
      await ready(page);
      assert.equal(await page.locator("#newer p:visible").count(), 0);
    });
  });

  test("is not told on a page that is of that version", async () => {
    let change = () => undefined;
    await visitOwn({ change: (file) => change(file) }, async (page, { url }) => {
      await page.goto(url);
      await kept(page);
      change = newer();
      // A navigation has the browser look for a newer worker by itself.
      await page.goto(url);
      await ready(page);
      await page.waitForFunction(
        async () => (await caches.keys()).some((name) => name.endsWith("shell ffffffffffffffff")),
      );
      await page.waitForTimeout(300);
      assert.equal(await page.locator("#newer p:visible").count(), 0);
    });
  });

  test("of which half is there is not kept", async () => {
    let change = () => undefined;
    const expected = [...LOST, /integrity/, /digest/i];
    await visitOwn({ expected, change: (file) => change(file) }, async (page, { url, stop }) => {
      await page.goto(url);
      await kept(page);
      // The worker is new and the pages are not.
      const all = newer();
      change = (file) => (file === "sw.js" ? all(file) : undefined);
      await page.evaluate(async () => {
        const registration = await navigator.serviceWorker.ready;
        await registration.update();
        const worker = registration.installing;
        if (!worker) return;
        await new Promise((resolve) => {
          worker.addEventListener("statechange", () => worker.state === "redundant" && resolve());
        });
      });
      await stop();
      await page.goto(`${url}check/`);
      await ready(page);
      assert.equal(await page.locator("h1[data-newer]").count(), 0);
    });
  });
});

describe("a file that is not what it should be", () => {
  const built = (end) => readdirSync(FOLDER).find((file) => end.test(file));
  // Each is still a good file of its kind, so that only its digest tells.
  const cases = [
    ["the script that starts the app", /^boot-.*\.js$/, Buffer.from("\n")],
    ["the program's script", /^app-.*\.js$/, Buffer.from("\n")],
    // A section of its own, of no effect, named "x".
    ["the program", /_bg\.wasm$/, Buffer.from([0, 2, 1, 0x78])],
  ];
  for (const [what, end, more] of cases) {
    test(`is not run, and the page can be read: ${what}`, async () => {
      const name = built(end);
      const body = Buffer.concat([readFileSync(join(FOLDER, name)), more]);
      const change = (file) => (file === name ? body : undefined);
      const options = { expected: [/./], change, serviceWorkers: "block" };
      await visitOwn(options, async (page, { url, asked }) => {
        await page.goto(url, { waitUntil: "networkidle" });
        assert.ok(asked.includes(name));
        assert.notEqual(await page.getAttribute("html", "data-app"), "ready");
        assert.match(await text(page, "h1"), /./);
        await page.click("nav a >> nth=1");
        await page.waitForURL("**/advisories/");
        assert.ok((await page.locator(".listing a").count()) > 0);
      });
    });
  }
});
