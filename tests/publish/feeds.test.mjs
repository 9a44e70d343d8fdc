// Feeds, read by real parsers: Atom by RFC 4287's demands, JSON Feed by the
// schema of version 1.1, and both telling the same.

import assert from "node:assert/strict";
import { test } from "node:test";
import { XMLValidator } from "fast-xml-parser";
import { parseAtomFeed } from "feedsmith";
import jsonFeed from "jsonfeed-schema/v1.1.js";
import { ADDRESS, files, json, leadsSomewhere, refuses, text, validator } from "./support.mjs";

const atoms = [...files("feeds", ".atom"), ...files("ja/feeds", ".atom")];
const jsons = [...files("feeds", ".json"), ...files("ja/feeds", ".json")];
const check = validator(jsonFeed);

function atom(path) {
  const xml = text(path);
  assert.equal(XMLValidator.validate(xml), true, path);
  return checked(parseAtomFeed(xml), path);
}

const isTime = (value) => /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}(Z|[+-][0-9:]{5})$/.test(value);

/** RFC 4287: what a feed and its entries must have. */
function checked(feed, path) {
  const rel = (links, wanted) => links?.filter((link) => link.rel === wanted) ?? [];
  assert.ok(feed.id, path);
  assert.ok(feed.title, path);
  assert.ok(isTime(feed.updated), path);
  assert.ok(feed.authors?.[0]?.name, path);
  assert.deepEqual(rel(feed.links, "self").map((link) => link.href), [ADDRESS + path]);
  assert.equal(rel(feed.links, "alternate").length, 1, path);
  const ids = feed.entries?.map((entry) => entry.id) ?? [];
  assert.equal(new Set(ids).size, ids.length, `${path}: two entries share an id`);
  for (const entry of feed.entries ?? []) {
    assert.match(entry.id, /^urn:uuid:[0-9a-f-]{36}$/, path);
    assert.ok(entry.title, path);
    assert.ok(entry.summary || entry.content, path);
    assert.ok(isTime(entry.updated) && isTime(entry.published), path);
    assert.ok(entry.published <= entry.updated, `${path}: ${entry.title}`);
    const [link] = rel(entry.links, "alternate");
    assert.ok(link.href.startsWith(ADDRESS), path);
  }
  return feed;
}

test("every Atom feed is well formed and has what it must have", () => {
  const ids = atoms.map((path) => atom(path).id);
  assert.equal(new Set(ids).size, ids.length, "two feeds share an id");
});

test("every JSON Feed keeps the schema of version 1.1", () => {
  for (const path of jsons) {
    const feed = json(path);
    check(feed, path);
    assert.equal(feed.version, "https://jsonfeed.org/version/1.1");
    assert.equal(feed.feed_url, ADDRESS + path);
  }
});

test("a feed tells the same in both forms, the newest first", () => {
  for (const path of atoms) {
    const entries = atom(path).entries ?? [];
    const { items } = json(path.replace(/atom$/, "json"));
    const short = (one) => [one.id, one.title.value ?? one.title];
    assert.deepEqual(entries.map(short), items.map(short), path);
    const days = items.map((item) => item.date_published);
    assert.deepEqual(days, [...days].sort().reverse(), path);
  }
});

test("a feed tells the same in both languages", () => {
  for (const path of files("feeds", ".json")) {
    const [en, ja] = [json(path), json(`ja/${path}`)];
    assert.equal(en.language, "en");
    assert.equal(ja.language, "ja");
    assert.equal(en.items.length, ja.items.length, path);
    for (const [index, item] of en.items.entries()) {
      const expected = item.url.replace(ADDRESS, `${ADDRESS}ja/`);
      assert.equal(ja.items[index].url, expected, path);
      assert.notEqual(ja.items[index].id, item.id, path);
    }
  }
});

test("the feed of all advisories holds each with its whole text", () => {
  const advisories = json("api/v1/advisories.json").advisories;
  for (const [lang, folder] of [["en", "feeds"], ["ja", "ja/feeds"]]) {
    const { items } = json(`${folder}/advisories.json`);
    assert.deepEqual(
      items.map((item) => item.url).sort(),
      advisories.map((advisory) => advisory.page[lang]).sort(),
    );
    for (const item of items) {
      assert.ok(item.content_html.length > item.summary.length);
      assert.doesNotMatch(item.content_html, /(href|src)="\//, "a link without the site");
    }
  }
});

test("a branch's feed holds its releases and nobody else's", () => {
  const index = json("api/v1/index.json");
  for (const family of index.families) {
    const releases = json(family.releases.slice(ADDRESS.length)).releases;
    const { branches } = json(family.branches.slice(ADDRESS.length));
    for (const { product, branch, builds } of branches.filter((one) => !one.preview)) {
      const path = `feeds/${family.id}/${product}-${branch}`.toLowerCase();
      const urls = new Set(json(`${path}.json`).items.map((item) => item.url));
      for (const { build } of releases) {
        const url = `${ADDRESS}${family.id}/${build}/`;
        assert.equal(urls.has(url), builds.includes(build), `${path}: ${build}`);
      }
    }
  }
});

test("feeds name files that are there", () => {
  for (const path of jsons) {
    leadsSomewhere(json(path), path);
  }
});

test("broken feeds are refused", () => {
  const good = json("feeds/advisories.json");
  refuses(check, good, {
    "feed without a title": (bad) => delete bad.title,
    "item without an id": (bad) => delete bad.items[0].id,
    "item without content": (bad) => delete bad.items[0].content_html,
    "language in words": (bad) => (bad.items = "none"),
  });
  const feed = atom("feeds/advisories.atom");
  refuses((value, where) => checked(value, where === "the good one" ? "feeds/advisories.atom" : where), feed, {
    "feed without an author": (bad) => delete bad.authors,
    "entry told twice": (bad) => bad.entries.push(bad.entries[0]),
    "time without a day": (bad) => (bad.updated = "12:00"),
  });
  assert.notEqual(XMLValidator.validate("<feed><title></feed>"), true);
});
