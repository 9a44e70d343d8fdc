// CSAF 2.0: documents by the schema and all mandatory tests of the BSI's
// validator, and the provider's files by section 7 of the standard.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { basename, dirname } from "node:path";
import { test } from "node:test";
import validateStrict from "@secvisogram/csaf-validator-lib/validateStrict.js";
import * as basic from "@secvisogram/csaf-validator-lib/basic.js";
import * as optional from "@secvisogram/csaf-validator-lib/optionalTests.js";
import { ADDRESS, bytes, files, json, leadsSomewhere, text } from "./support.mjs";

const FOLDER = ".well-known/csaf";
const documents = files(FOLDER, ".json").filter((path) => /\/[0-9]{4}\//.test(path));

const ACCEPTED = new Set([
  // Some records hold no score, and none is made up here.
  "optionalTest_6_2_3",
  // Products are known by their builds; no directory gives them CPE or PURL names.
  "optionalTest_6_2_16",
]);

const TESTS = Object.values(basic);

async function faults(document) {
  const result = await validateStrict(TESTS, document);
  return result.tests
    .filter((one) => !one.isValid || one.errors.length > 0)
    .map((one) => `${one.name}: ${JSON.stringify(one.errors[0])}`);
}

test("every document keeps the schema and passes all mandatory tests", async () => {
  for (const path of documents) {
    assert.deepEqual(await faults(json(path)), [], path);
  }
});

test("no document draws a warning that was not decided on", async () => {
  for (const path of documents) {
    const result = await validateStrict(Object.values(optional), json(path));
    const warned = result.tests
      .filter((one) => one.warnings.length > 0 && !ACCEPTED.has(one.name))
      .map((one) => `${one.name}: ${JSON.stringify(one.warnings[0])}`);
    assert.deepEqual(warned, [], path);
  }
});

test("the validator refuses broken documents", async () => {
  const good = documents.map(json).find(({ vulnerabilities: [first] = [] }) =>
    first?.product_status?.fixed && first.product_status.known_affected && first.scores);
  assert.ok(good, "an advisory names a CVE that is affected, fixed and scored");
  const breaks = {
    "unknown product": (bad) => bad.vulnerabilities[0].product_status.fixed.push("exchange:0.0.0.0"),
    "product both affected and fixed": (bad) => {
      const status = bad.vulnerabilities[0].product_status;
      status.fixed.push(status.known_affected[0]);
    },
    "version that is not the last revision": (bad) => (bad.document.tracking.version = "99"),
    "missing title": (bad) => delete bad.document.title,
    "score that is not the vector's": (bad) => {
      bad.vulnerabilities.find((part) => part.scores).scores[0].cvss_v3.baseScore = 0.1;
    },
  };
  for (const [what, spoil] of Object.entries(breaks)) {
    const bad = structuredClone(good);
    spoil(bad);
    assert.notDeepEqual(await faults(bad), [], `a ${what} is let through`);
  }
});

test("a document stands where its identifier and its first day put it", () => {
  for (const path of documents) {
    const { tracking, title, lang, source_lang } = json(path).document;
    const name = tracking.id.toLowerCase().replaceAll(/[^+\-a-z0-9]+/g, "_");
    assert.equal(basename(path), `${name}.json`);
    assert.equal(basename(dirname(path)), tracking.initial_release_date.slice(0, 4));
    assert.ok(title.length > 0);
    assert.equal(source_lang, lang === "en" ? undefined : "en", path);
  }
});

test("a security advisory says of every CVE what is affected, and what helps", () => {
  for (const path of documents) {
    const { document, vulnerabilities = [] } = json(path);
    if (document.category === "csaf_informational_advisory") {
      assert.equal(vulnerabilities.length, 0, path);
      continue;
    }
    for (const part of vulnerabilities) {
      const helped = new Set(part.remediations?.flatMap((remedy) => remedy.product_ids));
      for (const id of part.product_status?.known_affected ?? []) {
        assert.ok(helped.has(id), `${path}: ${part.cve} on ${id} has no remediation`);
      }
    }
  }
});

test("the provider's metadata says where documents are", () => {
  const metadata = json(`${FOLDER}/provider-metadata.json`);
  assert.equal(metadata.canonical_url, `${ADDRESS}${FOLDER}/provider-metadata.json`);
  assert.equal(metadata.metadata_version, "2.0");
  const isRoot = new URL(ADDRESS).pathname === "/";
  assert.equal(metadata.role, isRoot ? "csaf_provider" : "csaf_publisher");
  assert.match(metadata.last_updated, /^[0-9-]{10}T[0-9:]{8}Z$/);
  assert.equal(typeof metadata.list_on_CSAF_aggregators, "boolean");
  assert.equal(typeof metadata.mirror_on_CSAF_aggregators, "boolean");
  assert.deepEqual(metadata.publisher, json(documents[0]).document.publisher);
  const urls = metadata.distributions.map((one) => one.directory_url).filter(Boolean);
  assert.deepEqual(urls, [`${ADDRESS}${FOLDER}/`]);
  leadsSomewhere(metadata, "provider-metadata.json");
});

test("index.txt and changes.csv list every document, the latest change first", () => {
  const names = documents.map((path) => path.slice(FOLDER.length + 1));
  assert.deepEqual(text(`${FOLDER}/index.txt`).trimEnd().split("\n"), names);
  const changes = text(`${FOLDER}/changes.csv`)
    .trimEnd()
    .split("\n")
    .map((line) => line.match(/^"([^"]+)","([^"]+)"$/).slice(1));
  assert.deepEqual(changes.map(([name]) => name).sort(), names);
  const days = changes.map(([, day]) => day);
  assert.deepEqual(days, [...days].sort().reverse());
  for (const [name, day] of changes) {
    assert.equal(json(`${FOLDER}/${name}`).document.tracking.current_release_date, day);
  }
});

test("hashes are those of the documents", () => {
  for (const path of documents) {
    for (const algorithm of ["sha256", "sha512"]) {
      const [digest, name] = text(`${path}.${algorithm}`).trimEnd().split("  ");
      assert.equal(digest, createHash(algorithm).update(bytes(path)).digest("hex"), path);
      assert.equal(name, basename(path));
    }
  }
});

test("the ROLIE feed lists every document with its hashes", () => {
  const metadata = json(`${FOLDER}/provider-metadata.json`);
  const [{ url, tlp_label }] = metadata.distributions.find((one) => one.rolie).rolie.feeds;
  assert.equal(tlp_label, "WHITE");
  const { feed } = json(url.slice(ADDRESS.length));
  assert.equal(feed.link.find((link) => link.rel === "self").href, url);
  assert.deepEqual(feed.category, [
    { scheme: "urn:ietf:params:rolie:category:information-type", term: "csaf" },
  ]);
  assert.deepEqual(
    feed.entry.map((entry) => entry.content.src).sort(),
    documents.map((path) => ADDRESS + path),
  );
  for (const entry of feed.entry) {
    const { tracking } = json(entry.content.src.slice(ADDRESS.length)).document;
    assert.equal(entry.id, tracking.id);
    assert.equal(entry.updated, tracking.current_release_date);
    assert.equal(entry.published, tracking.initial_release_date);
    assert.equal(entry.link.filter((link) => link.rel === "hash").length, 2);
  }
  leadsSomewhere(feed, url);
});
