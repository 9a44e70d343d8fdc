// Starts the app: the one script written by hand. The names of what it loads
// stand on its own tag, so that no inline script is needed.
const own = document.getElementById("boot").dataset;
const [js, wasm, markdownJs, markdownWasm] = [
  own.js,
  own.wasm,
  own.markdownJs,
  own.markdownWasm,
].map((name) => new URL(name, document.baseURI).href);
const page = document.documentElement;
const root = document.getElementById("app");

// In a copy for any folder, addresses are told from where the page stands, and
// the app is about to go to others without loading them.
if (root.dataset.up) {
  for (const link of document.querySelectorAll("link[rel~=icon]")) link.href = String(link.href);
}

// Loads a program. An import cannot be given a digest: its file is held against
// it here, and is then imported from where the browser has kept it.
const program = async (script, scriptDigest, code, codeDigest) => {
  const loading = fetch(code, { integrity: codeDigest });
  await fetch(script, { integrity: scriptDigest, cache: "force-cache" });
  const loaded = await import(script);
  await loaded.default({ module_or_path: loading });
};

// The page can be read without the app, so it is shown first: loading and
// starting the program would hold that up. The browser tells once the page is on
// the screen, also where it was before. A page in the background is not shown
// until it comes to the front, and need not wait for it.
const shown = new Promise((resolve) => {
  if (document.hidden) resolve();
  new PerformanceObserver(resolve).observe({ type: "paint", buffered: true });
  setTimeout(resolve, 1000);
});

// Starts an instance, and waits until it says with `data-ready` that the page
// is its own. Another address makes another instance: one with a fault cannot
// be used again.
const start = async (address) => {
  const ready = new Promise((resolve) => {
    const watch = new MutationObserver(() => (watch.disconnect(), resolve()));
    watch.observe(root, { attributeFilter: ["data-ready"] });
  });
  await program(address, own.jsIntegrity, wasm, own.wasmIntegrity);
  await ready;
};

// A fault while the page is taken over comes from a page that is not as it was
// written, such as one that an extension has changed.
const fault = new Promise((resolve, reject) => {
  for (const kind of ["error", "unhandledrejection"]) {
    addEventListener(kind, (event) => reject(event.error ?? event.reason), { once: true });
  }
});
fault.catch(() => {});

// Makes Markdown into HTML: by a program of its own, loaded at the first call.
let markdown;
globalThis.renderMarkdown = async (given) => {
  markdown ??= program(
    markdownJs,
    own.markdownJsIntegrity,
    markdownWasm,
    own.markdownWasmIntegrity,
  );
  try {
    await markdown;
  } catch (reason) {
    markdown = undefined;
    throw reason;
  }
  return globalThis.patchlineMarkdown(given);
};

page.dataset.app = "starting";
try {
  await shown;
  await Promise.race([start(js), fault]);
  page.dataset.app = "ready";
} catch (first) {
  console.warn("The page could not be taken over and is drawn anew.", first);
  root.dataset.anew = "";
  try {
    await start(`${js}?anew`);
    page.dataset.app = "ready";
  } catch (second) {
    console.error("The app could not be started. The page can be read without it.", second);
    page.dataset.app = "failed";
  }
}
