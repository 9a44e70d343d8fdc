// A small server of one folder, for tests that need one that they can end, or
// whose files they can change: what it serves is looked up anew every time.

import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/**
 * Serves `folder` below `base`, which has a slash at both ends. `change` may
 * answer a path of the folder with other bytes than the file's, or with null:
 * then the path is never answered.
 */
export async function serve(folder, base, change = () => undefined) {
  const asked = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url.split("?")[0]);
    if (!path.startsWith(base)) return response.writeHead(404).end();
    let file = normalize(path.slice(base.length) || ".");
    if (path.endsWith("/")) file = join(file, "index.html");
    asked.push(file);
    const place = join(folder, file);
    const changed = change(file);
    if (changed === null) return;
    if (changed === undefined && !(existsSync(place) && statSync(place).isFile())) {
      return response.writeHead(404).end("not here");
    }
    response.writeHead(200, {
      "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
      "Cache-Control": "no-cache",
    });
    response.end(changed ?? readFileSync(place));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    /** Where the folder begins. */
    url: `http://127.0.0.1:${server.address().port}${encodeURI(base)}`,
    /** The files that were asked for, in their order. */
    asked,
    /** Ends it, as a connection is lost. */
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
