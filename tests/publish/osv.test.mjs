// OSV: records by the published schema, and builds that are listed as affected
// exactly where the ranges say so.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ADDRESS, files, json, own, refuses, text, validator } from "./support.mjs";

const check = validator(own("osv-schema.json"));
const records = files("osv", ".json");

test("every record keeps the published schema", () => {
  for (const path of records) {
    check(json(path), path);
  }
});

test("there is a record for every CVE, and for every advisory that names some", () => {
  const index = json("api/v1/index.json");
  const cves = index.families.flatMap((family) => json(family.cves.slice(ADDRESS.length)).cves);
  const advisories = json("api/v1/advisories.json").advisories.filter((one) => one.cves.length > 0);
  const wanted = [
    ...cves.map(({ id }) => `osv/${id}.json`),
    ...advisories.map(({ id }) => `osv/x_${id}.json`),
  ];
  assert.deepEqual(records, wanted.sort());
  for (const advisory of advisories) {
    assert.deepEqual(json(`osv/x_${advisory.id}.json`).upstream, advisory.cves);
  }
});

test("the list of records has all of them, the latest change first", () => {
  const lines = text("osv/modified_id.csv").trimEnd().split("\n");
  assert.deepEqual(lines.map((line) => `osv/${line.split(",")[1]}.json`).sort(), records);
  const days = lines.map((line) => line.split(",")[0]);
  assert.deepEqual(days, [...days].sort().reverse());
});

const parts = (build) => build.split(".").map(Number);
function below(a, b) {
  const [x, y] = [parts(a), parts(b)];
  const at = x.findIndex((part, index) => part !== y[index]);
  return at >= 0 && x[at] < y[at];
}

test("listed builds lie in their range", () => {
  let seen = 0;
  for (const path of records) {
    for (const affected of json(path).affected ?? []) {
      const events = Object.assign({}, ...affected.ranges[0].events);
      for (const version of affected.versions) {
        assert.ok(!below(version, events.introduced), `${path}: ${version}`);
        if (events.fixed) {
          assert.ok(below(version, events.fixed), `${path}: ${version}`);
        } else {
          assert.ok(!below(events.last_affected, version), `${path}: ${version}`);
        }
        seen += 1;
      }
    }
  }
  assert.ok(seen > 0);
});

test("the schema refuses broken records", () => {
  const good = records.map(json).find((record) => record.affected?.length > 0 && record.severity);
  refuses(check, good, {
    "record without an id": (bad) => delete bad.id,
    "prefix of nobody": (bad) => (bad.id = "PL-2023-0001"),
    "day without a time": (bad) => (bad.modified = "2026-10-13"),
    "range of a new type": (bad) => (bad.affected[0].ranges[0].type = "BUILD"),
    "range without a beginning": (bad) => bad.affected[0].ranges[0].events.shift(),
    "vector that is none": (bad) => (bad.severity[0].score = "8.8"),
  });
});
