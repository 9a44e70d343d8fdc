// Every file of the built site, without a browser: pages are well-formed, their
// links and anchors lead somewhere, and they ask for nothing but the site's own
// files, each held against its digest.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { parse } from "parse5";

const FOLDER = process.env.PATCHLINE_SITE ?? "target/site-test";
const BASE = process.env.PATCHLINE_BASE ?? "/patchline/";
const ORIGIN = process.env.PATCHLINE_ORIGIN ?? "https://patchline.test";

/** How many faults are shown; a fault of the layout is on every page. */
const MOST = 20;

const files = new Set(
  readdirSync(FOLDER, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(FOLDER.length + 1))
    .map((file) => file.replaceAll("\\", "/")),
);
const read = (file) => readFileSync(join(FOLDER, file));
const pages = [...files].filter((file) => file.endsWith(".html")).sort().map(page);
const byFile = new Map(pages.map((page) => [page.file, page]));

/** A page, taken apart once for all tests. */
function page(file) {
  const html = read(file).toString("utf8");
  const broken = [];
  const document = parse(html, {
    sourceCodeLocationInfo: true,
    onParseError: ({ code, startLine, startCol }) => broken.push(`${startLine}:${startCol} ${code}`),
  });
  const elements = [];
  let last = -1;
  const walk = (node) => {
    const { sourceCodeLocation: place, tagName } = node;
    if (tagName) {
      elements.push(node);
      const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
      Object.assign(node, { attributes });
    }
    if (place) {
      // What the parser moves elsewhere is no longer in the order of the file.
      if (place.startOffset < last) broken.push(`${place.startLine}: ${node.nodeName} is moved`);
      last = place.startOffset;
    }
    for (const child of node.content?.childNodes ?? node.childNodes ?? []) walk(child);
  };
  walk(document);
  const address = ORIGIN + BASE + file.replace(/(^|\/)index\.html$/, "$1");
  return {
    file,
    html,
    broken,
    address,
    elements,
    ids: new Set(elements.map(({ attributes }) => attributes.id).filter(Boolean)),
    all: (tag) => elements.filter(({ tagName }) => tagName === tag),
  };
}

const VOID = new Set(["area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"]);

/** What the parser had to add: an element whose tags do not both stand in the file. */
function added({ html, elements }) {
  return elements.flatMap(({ tagName, sourceCodeLocation: place }) => {
    if (!place?.startTag && !place) return [`<${tagName}> is not in the file`];
    const start = place.startTag ?? place;
    const closed =
      VOID.has(tagName) || place.endTag || html.slice(start.startOffset, start.endOffset).endsWith("/>");
    return closed ? [] : [`${place.startLine}: <${tagName}> has no end`];
  });
}

/** Fails with the first faults that `look` finds, page by page. */
function every(look, among = pages) {
  const faults = among.flatMap((page) => look(page).map((fault) => `${page.file}: ${fault}`));
  const shown = faults.slice(0, MOST).join("\n");
  assert.equal(faults.length, 0, `${faults.length} faults, the first of them:\n${shown}`);
}

/** The file that answers an address of the site; undefined where none does. */
function answering(url) {
  if (!url.pathname.startsWith(BASE)) return undefined;
  const path = decodeURIComponent(url.pathname.slice(BASE.length));
  const file = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  return files.has(file) ? file : undefined;
}

/** What a link of the checker's pages says behind `#`: a build, or a result. */
const ASKED = /^\d+(\.\d+)+$|^[a-z0-9]+[=:.]/i;

function deadLink(page, href) {
  let url;
  try {
    url = new URL(href, page.address);
  } catch {
    return [`${href} is no address`];
  }
  if (url.protocol === "javascript:") return [`${href} is a script`];
  if (url.origin !== ORIGIN) return [];
  const file = answering(url);
  if (!file) return [`${href} leads nowhere`];
  const target = byFile.get(file);
  const anchor = decodeURIComponent(url.hash.slice(1));
  if (!anchor || !target || target.ids.has(anchor)) return [];
  if (target.ids.has("paste") && ASKED.test(anchor)) return [];
  return [`${href}: there is no #${anchor} in ${file}`];
}

/** The attributes by which an element has a browser load something. */
const LOADS = { img: "src", script: "src", source: "src", video: "src", audio: "src", embed: "src" };
const LOADING = /stylesheet|icon|manifest|preload|modulepreload/;

function loaded({ elements }) {
  return elements.flatMap(({ tagName, attributes }) => {
    if (tagName === "link") return LOADING.test(attributes.rel) ? [attributes.href] : [];
    const address = attributes[LOADS[tagName]];
    return address === undefined ? [] : [address];
  });
}

describe(`the site of ${pages.length} pages`, () => {
  test("has pages", () => assert.ok(pages.length > 4));

  test("is well-formed: the parser adds, moves and mends nothing", () =>
    every((page) => [...page.broken, ...added(page)]));

  test("has every id once", () =>
    every(({ elements }) => {
      const seen = new Set();
      return elements
        .map(({ attributes }) => attributes.id)
        .filter((id) => id !== undefined && (seen.has(id) || !seen.add(id)))
        .map((id) => `#${id} is there twice`);
    }));

  test("has no link or anchor that leads nowhere", () =>
    every((page) =>
      page.elements
        .filter(({ tagName }) => ["a", "area", "link"].includes(tagName))
        .filter(({ attributes }) => attributes.href !== undefined)
        .flatMap(({ attributes }) => deadLink(page, attributes.href)),
    ));

  test("loads the site's own files only, and all are there", () =>
    every((page) =>
      loaded(page).flatMap((address) => {
        if (!address.startsWith("/")) return [`${address} is not under the base`];
        return answering(new URL(address, ORIGIN)) ? [] : [`${address} is not there`];
      }),
    ));

  test("has no frame, no plug-in and no form that goes elsewhere", () =>
    every(({ elements }) =>
      elements
        .filter(({ tagName }) => ["iframe", "object", "embed", "base"].includes(tagName))
        .map(({ tagName }) => `<${tagName}>`)
        .concat(
          elements
            .filter(({ tagName, attributes }) => tagName === "form" && attributes.action)
            .filter(({ attributes }) => !answering(new URL(attributes.action, ORIGIN)))
            .map(({ attributes }) => `a form for ${attributes.action}`),
        ),
    ));

  test("has nothing inline: no script, no style, no handler", () =>
    every(({ elements }) =>
      elements.flatMap(({ tagName, attributes, childNodes }) => {
        const faults = Object.keys(attributes)
          .filter((name) => name === "style" || name.startsWith("on"))
          .map((name) => `<${tagName} ${name}>`);
        if (tagName === "style") faults.push("<style>");
        if (tagName === "script" && attributes.src === undefined) {
          if (!["application/json", "application/ld+json"].includes(attributes.type)) {
            return [...faults, "an inline script"];
          }
          try {
            JSON.parse(childNodes[0].value);
          } catch (error) {
            faults.push(`${attributes.type}: ${error.message}`);
          }
        }
        return faults;
      }),
    ));

  test("holds every script, style and program against its digest", () => {
    const digests = new Map();
    const digest = (file) => {
      if (!digests.has(file)) {
        const sum = createHash("sha384").update(read(file)).digest("base64");
        digests.set(file, `sha384-${sum}`);
      }
      return digests.get(file);
    };
    every(({ elements }) =>
      elements.flatMap(({ tagName, attributes }) => {
        const names = [];
        if (tagName === "script" && attributes.src) names.push([attributes.src, attributes.integrity]);
        for (const what of ["data-js", "data-wasm"]) {
          if (attributes[what]) names.push([attributes[what], attributes[`${what}-integrity`]]);
        }
        if (tagName === "link" && /stylesheet|modulepreload/.test(attributes.rel)) {
          names.push([attributes.href, attributes.integrity]);
        }
        return names.flatMap(([address, integrity]) => {
          const file = answering(new URL(address, ORIGIN));
          if (!/-[0-9a-f]{12,16}(_bg)?\.\w+$/.test(file)) return [`${file} has no digest in its name`];
          return integrity === digest(file) ? [] : [`${file} is not what its digest says`];
        });
      }),
    );
  });

  test("has a policy on every page, before anything it could load", () =>
    every(({ all, html }) => {
      const [first, second] = all("meta");
      const policy = second?.attributes["http-equiv"] === "Content-Security-Policy";
      if (!policy || first.attributes.charset !== "utf-8") return ["the policy is not at the top"];
      const at = second.sourceCodeLocation.startOffset;
      const faults = html.slice(0, at).includes("<link") ? ["a link before the policy"] : [];
      if (/unsafe-inline|'unsafe-eval'|\*|https?:/.test(second.attributes.content)) {
        faults.push(second.attributes.content);
      }
      return faults;
    }));
});

describe("what pages say of themselves", () => {
  const indexed = pages.filter(({ file }) => file.endsWith("index.html"));

  test("is there once: language, title, description, heading", () =>
    every(({ file, all, elements }) => {
      const lang = file.startsWith("ja/") ? "ja" : "en";
      const faults = all("html")[0].attributes.lang === lang ? [] : ["another language"];
      const [title, ...more] = all("title").filter(({ parentNode }) => parentNode.tagName === "head");
      if (!title?.childNodes[0]?.value.trim() || more.length) faults.push("no title, or several");
      const described = elements.filter(
        ({ tagName, attributes }) => tagName === "meta" && attributes.name === "description",
      );
      const [description] = described.map(({ attributes }) => attributes.content.trim());
      if (described.length !== 1 || !description) faults.push("no description, or several");
      if (all("h1").length !== 1) faults.push(`${all("h1").length} headings of the first rank`);
      return faults;
    }, indexed));

  test("is their own address, and each other's in the other language", () => {
    const alternates = new Map(
      indexed.map(({ address, all }) => [
        address,
        Object.fromEntries(
          all("link")
            .filter(({ attributes }) => attributes.rel === "alternate" && attributes.hreflang)
            .map(({ attributes }) => [attributes.hreflang, attributes.href]),
        ),
      ]),
    );
    every(({ file, address, all }) => {
      const own = all("link").filter(({ attributes }) => attributes.rel === "canonical");
      const faults =
        own.length === 1 && own[0].attributes.href === address ? [] : ["the canonical address"];
      const these = alternates.get(address);
      if (Object.keys(these).join() !== "en,ja,x-default") faults.push(Object.keys(these).join());
      if (these[file.startsWith("ja/") ? "ja" : "en"] !== address) faults.push("not its own");
      for (const other of Object.values(these)) {
        if (JSON.stringify(alternates.get(other)) !== JSON.stringify(these)) {
          faults.push(`${other} names others`);
        }
      }
      return faults;
    }, indexed);
  });

  test("has a picture that is there", () =>
    every(({ elements }) => {
      const pictures = elements.filter(({ attributes }) => attributes.property === "og:image");
      const [picture] = pictures.map(({ attributes }) => new URL(attributes.content));
      const file = picture?.origin === ORIGIN ? answering(picture) : undefined;
      return file && read(file).subarray(1, 4).toString() === "PNG" ? [] : ["no picture"];
    }, indexed));

  test("is in the site map, and nothing else is", () => {
    const map = read("sitemap.xml").toString("utf8");
    const listed = [...map.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address]) => address).sort();
    // What was found for somebody is of no use to a search engine.
    const wanted = indexed.filter(({ html }) => !html.includes('<meta name="robots" content="noindex">'));
    assert.equal(indexed.length - wanted.length, 2);
    assert.deepEqual(listed, wanted.map(({ address }) => address).sort());
    assert.match(read("robots.txt").toString(), new RegExp(`Sitemap: ${ORIGIN}${BASE}sitemap.xml`));
  });
});

describe("the files beside the pages", () => {
  test("a manifest names icons and a start that are there", () => {
    const manifests = [...files].filter((file) => file.endsWith(".webmanifest"));
    assert.equal(manifests.length, 2);
    for (const file of manifests) {
      const manifest = JSON.parse(read(file));
      const at = (path) => answering(new URL(path, `${ORIGIN}${BASE}${file}`));
      assert.ok(at(manifest.start_url), manifest.start_url);
      for (const { src, sizes } of manifest.icons) {
        assert.ok(at(src), src);
        if (!src.endsWith(".png")) continue;
        // Width and height of a PNG stand at the same place in all of them.
        const [width, height] = [16, 20].map((place) => read(at(src)).readUInt32BE(place));
        assert.equal(`${width}x${height}`, sizes, src);
      }
    }
  });

  test("the worker keeps files that are there and are what their digests say", () => {
    const worker = read("sw.js").toString("utf8");
    const [, version] = worker.match(/VERSION = "([0-9a-f]{16})"/);
    const list = JSON.parse(worker.match(/FILES = (\[.*\]);/)[1]);
    assert.ok(list.length > 10);
    for (const [path, digest] of list) {
      const file = answering(new URL(path, `${ORIGIN}${BASE}sw.js`));
      assert.ok(file, path);
      const sum = createHash("sha256").update(read(file)).digest("base64");
      assert.equal(`sha256-${sum}`, digest, path);
    }
    every(({ html }) => (html.includes(`data-version="${version}"`) ? [] : ["another version"]), [
      ...pages.filter(({ file }) => file !== "offline.html"),
    ]);
  });
});
