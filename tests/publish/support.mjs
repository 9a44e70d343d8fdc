// What the tests of the files for tools share: the folder of the files, the
// address they were made for, and a validator for JSON schemas.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import Ajv2020 from "ajv/dist/2020.js";
import formats from "ajv-formats";

function told(name) {
  const value = process.env[name];
  assert.ok(value, `${name} is not set: run this with \`cargo xtask test --only publish\``);
  return value;
}

/** The folder of the site. */
export const SITE = told("PATCHLINE_SITE");
/** The address it was made for, with a slash at its end. */
export const ADDRESS = told("PATCHLINE_URL");
/** The project's own tests/publish. */
const HERE = told("PATCHLINE_PUBLISH_TESTS");

/** The paths below a folder of the site that end so; at least one. */
export function files(folder, end) {
  const found = readdirSync(join(SITE, folder), { recursive: true })
    .map((name) => `${folder}/${name}`.replaceAll("\\", "/"))
    .filter((name) => name.endsWith(end))
    .sort();
  assert.ok(found.length > 0, `nothing in ${folder} ends in ${end}`);
  return found;
}

export const text = (path) => readFileSync(join(SITE, path), "utf8");
export const bytes = (path) => readFileSync(join(SITE, path));
export const json = (path) => JSON.parse(text(path));

/** A file of tests/publish itself. */
export const own = (name) => JSON.parse(readFileSync(join(HERE, name), "utf8"));

/** A function that fails where a value does not keep a schema. */
export function validator(schema) {
  const Validator = schema.$schema?.includes("2020-12") ? Ajv2020 : Ajv;
  // `strict` questions how schemas are written; those of others are as they are.
  const ajv = new Validator({ allErrors: true, strict: false });
  formats(ajv);
  const validate = ajv.compile(schema);
  return (value, where) => {
    if (!validate(value)) {
      const faults = validate.errors.map((e) => `${e.instancePath} ${e.message}`);
      assert.fail(`${where}: ${faults.slice(0, 5).join("; ")}`);
    }
  };
}

/** Fails unless `check` refuses every broken copy of a good value. */
export function refuses(check, good, breaks) {
  check(good, "the good one");
  for (const [what, spoil] of Object.entries(breaks)) {
    const bad = structuredClone(good);
    spoil(bad);
    assert.throws(() => check(bad, what), `a ${what} is let through`);
  }
}

/** Every address in a value that leads to a file of the site, not a page. */
export function addresses(value) {
  const found = JSON.stringify(value)
    .match(/https?:\/\/[^"\\\s<>{}]+/g) ?? [];
  return [...new Set(found)]
    .filter((url) => url.startsWith(ADDRESS))
    .filter((url) => /\.[a-z0-9]+$/.test(url));
}

/** Fails where an address leads to a file that is not there. */
export function leadsSomewhere(value, where) {
  for (const url of addresses(value)) {
    const path = decodeURI(url.slice(ADDRESS.length));
    assert.ok(existsSync(join(SITE, path)), `${where} names ${url}, which is not there`);
  }
}
