// The JSON under api/v1: it keeps the schemas that the site publishes with
// it, and what it names is there.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ADDRESS, files, json, leadsSomewhere, refuses, text, validator } from "./support.mjs";

const schemas = new Map();

/** The published schema that a file names. */
function schemaOf(value, where) {
  const url = value.$schema;
  assert.ok(url?.startsWith(`${ADDRESS}schema/`), `${where} names no schema of this site`);
  if (!schemas.has(url)) {
    schemas.set(url, validator(json(url.slice(ADDRESS.length))));
  }
  return schemas.get(url);
}

const all = files("api/v1", ".json");

test("every file keeps the schema it names", () => {
  for (const path of all) {
    const value = json(path);
    schemaOf(value, path)(value, path);
  }
  assert.equal(schemas.size, files("schema", "-1.json").length - 1, "all but check-1.json are in use");
});

test("every file named in a file is there", () => {
  for (const path of all) {
    leadsSomewhere(json(path), path);
  }
});

test("everything is found from the index", () => {
  const index = json("api/v1/index.json");
  for (const family of index.families) {
    const releases = json(family.releases.slice(ADDRESS.length)).releases;
    assert.ok(releases.length > 0);
    for (const { build } of releases) {
      const path = family.build.replace("{build}", build).slice(ADDRESS.length);
      assert.equal(json(path).build, build);
      assert.equal(json(path).level, "exact");
    }
    const lines = text(family.releases_csv.slice(ADDRESS.length)).trimEnd().split("\n");
    assert.equal(lines.length, releases.length + 1, "the table holds every release");
  }
});

test("an advisory's Markdown is the file that was written", () => {
  for (const advisory of json("api/v1/advisories.json").advisories) {
    for (const lang of ["en", "ja"]) {
      const markdown = text(advisory.markdown[lang].slice(ADDRESS.length));
      assert.match(markdown, /^\+\+\+\n/);
      assert.ok(markdown.includes(`id = "${advisory.id}"`));
      const whole = json(advisory.json.slice(ADDRESS.length));
      assert.ok(markdown.endsWith(whole.text[lang]));
    }
  }
});

test("the schemas refuse what breaks the contract", () => {
  const path = json("api/v1/index.json").families[0].build.slice(ADDRESS.length);
  const good = json(path.replace("{build}", "15.2.1118.21"));
  refuses(schemaOf(good, path), good, {
    "build in words": (bad) => (bad.build = "CU12"),
    "verdict of our own": (bad) => (bad.verdict = "fine"),
    "missing release": (bad) => delete bad.release,
    "day of another form": (bad) => (bad.release.released = "10.01.2023"),
    "language too few": (bad) => delete bad.name.ja,
    "relative page": (bad) => (bad.page.en = "/exchange/15.2.1118.21/"),
  });
});
