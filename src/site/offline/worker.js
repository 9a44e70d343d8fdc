// Keeps the site for readers without a connection. VERSION and FILES are
// written above by the site writer: FILES are paths below this worker's folder,
// each with the digest it must have.
//
// Pages come from the network where it answers, so that nobody reads an old one
// without need. Files whose name holds a digest never change and come from what
// was kept.

const MINE = `patchline ${registration.scope} `;
const SHELL = `${MINE}shell ${VERSION}`;
const READ = `${MINE}read ${VERSION}`;

/** A file whose name changes with its content. */
const NAMED = /-[0-9a-f]{12,16}(_bg)?\.[a-z]+$/;

/** How long a network may take before a kept page is shown, in milliseconds. */
const PATIENCE = 4000;

/** How many pages and files are kept beside the shell. */
const MOST = 200;

const address = (path) => new URL(path, registration.scope).href;
const found = (url) => caches.match(url, { ignoreVary: true });

/** What a redirect led to may not answer a navigation; a copy of it may. */
const plain = (answer) =>
  answer.redirected
    ? new Response(answer.body, { status: answer.status, headers: answer.headers })
    : answer;

async function keep(url, answer) {
  const read = await caches.open(READ);
  await read.put(url, plain(answer));
  const kept = await read.keys();
  await Promise.all(kept.slice(0, -MOST).map((oldest) => read.delete(oldest)));
}

async function fill() {
  const shell = await caches.open(SHELL);
  const file = async ([path, integrity]) => {
    const url = address(path);
    const named = NAMED.test(path);
    const answer =
      (named && (await found(url))) ||
      (await fetch(url, { integrity, cache: named ? "default" : "reload" }));
    if (!answer.ok) throw new Error(`${path}: HTTP ${answer.status}`);
    await shell.put(url, plain(answer));
  };
  await Promise.all(FILES.map(file));
  // What was read of an older version is kept of this one too.
  const again = async ({ url }) => {
    const answer = await fetch(url, { cache: "reload" });
    if (answer.ok) await keep(url, answer);
  };
  for (const name of await caches.keys()) {
    if (!name.startsWith(`${MINE}read `) || name === READ) continue;
    const pages = (await (await caches.open(name)).keys()).filter(({ url }) => url.endsWith("/"));
    await Promise.allSettled(pages.map(again));
  }
}

async function begin() {
  for (const name of await caches.keys()) {
    if (name.startsWith(MINE) && name !== SHELL && name !== READ) await caches.delete(name);
  }
  await clients.claim();
  const pages = await clients.matchAll({ type: "window" });
  const tell = async (page) => {
    page.postMessage({ version: VERSION });
    // They came before this worker did.
    const url = page.url.split(/[?#]/)[0];
    if (await found(url)) return;
    const answer = await fetch(url);
    if (answer.ok) await keep(url, answer);
  };
  await Promise.allSettled(pages.map(tell));
}

async function page(request, rest) {
  const url = request.url.split(/[?#]/)[0];
  const network = fetch(request).then((answer) => {
    if (answer.ok) rest(keep(url, answer.clone()));
    return answer;
  });
  const kept = (await found(url)) ?? (await found(`${url}/`));
  if (!kept) return network.catch(() => found(address("offline.html")));
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  return (await Promise.race([network, late]).catch(() => undefined)) ?? kept;
}

async function named(request, rest) {
  const kept = await found(request.url);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) rest(keep(request.url, answer.clone()));
  return answer;
}

async function other(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await found(request.url);
    if (kept) return kept;
    throw error;
  }
}

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(fill());
});

addEventListener("activate", (event) => event.waitUntil(begin()));

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(registration.scope)) return;
  // Keeping goes on after the answer was given; where it fails, nothing is lost.
  const rest = (work) => event.waitUntil(work.catch(() => {}));
  if (request.mode === "navigate") event.respondWith(page(request, rest));
  else if (NAMED.test(new URL(request.url).pathname)) event.respondWith(named(request, rest));
  else event.respondWith(other(request));
});
