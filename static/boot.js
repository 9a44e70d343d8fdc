// Starts the app: the one script written by hand. The names of what it loads
// stand on its own tag, so that no inline script is needed.
const own = document.getElementById("boot").dataset;
const [js, wasm, extraJs, extraWasm, names] = [
  own.js,
  own.wasm,
  own.extraJs,
  own.extraWasm,
  own.search,
].map((name) => new URL(name, document.baseURI).href);
const page = document.documentElement;
const root = document.getElementById("app");

// In a copy for any folder, addresses are told from where the page stands, and
// the app is about to go to others without loading them.
if (root.dataset.up) {
  for (const link of document.querySelectorAll("link[rel~=icon]")) link.href = String(link.href);
}

// Where the site begins, before the app goes to another address.
const base = new URL(root.dataset.up ?? root.dataset.base, document.baseURI).pathname;

// An import cannot be given a digest: its file is held against it here, and is
// then imported from where the browser has kept it.
const load = async (script, integrity) => {
  await fetch(script, { integrity, cache: "force-cache" });
  return import(script);
};

// A server that does not name the type of a program has it compiled all the same.
const compile = async (code, integrity) => {
  const got = await fetch(code, { integrity });
  const typed = got.headers.get("content-type") === "application/wasm";
  return typed ? WebAssembly.compileStreaming(got) : WebAssembly.compile(await got.arrayBuffer());
};

// Compiling a program and starting it are two long tasks: between them, the
// browser can paint and take keys.
const program = async (script, scriptDigest, code, codeDigest) => {
  const compiling = compile(code, codeDigest);
  const loaded = await load(script, scriptDigest);
  const module = await compiling;
  await new Promise((resolve) => setTimeout(resolve));
  await loaded.default({ module_or_path: module });
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

// The second program, loaded when it is first needed.
let loading;
const extra = async () => {
  loading ??= program(extraJs, own.extraJsIntegrity, extraWasm, own.extraWasmIntegrity);
  try {
    await loading;
  } catch (reason) {
    loading = undefined;
    throw reason;
  }
};

// Asks it for what one of its functions makes.
globalThis.askExtra = async (name, given) => {
  await extra();
  return globalThis[name](given);
};

// A browser lets a page copy only shortly after a click or a key: what makes the
// text is loaded when the reader comes near the buttons.
for (const kind of ["pointerover", "focusin"]) {
  addEventListener(kind, ({ target }) => {
    if (target.closest?.(".hand-on")) extra().catch(() => {});
  });
}

// Search: a form in the header, once it has the focus, and a page.
const search = async (element) => {
  await extra();
  globalThis.patchlineSearch(element, base, names, load);
};
addEventListener("focusin", ({ target }) => {
  // Without its program, the form is sent to the page.
  if (target.form?.matches(".find")) search(target.form).catch(() => {});
});
addEventListener("keydown", (event) => {
  const { key, target, ctrlKey, metaKey, altKey } = event;
  if (key !== "/" || ctrlKey || metaKey || altKey) return;
  if (target.closest?.("input, textarea, select, [contenteditable]")) return;
  event.preventDefault();
  const box = document.querySelector("site-search input") ?? document.querySelector(".find input");
  box.focus();
  box.select();
  // Where there is no room for it, a link stands in its place.
  if (document.activeElement !== box) document.querySelector(".to-search").click();
});
class Search extends HTMLElement {
  connectedCallback() {
    search(this).catch((reason) => {
      console.error("The search could not be started.", reason);
      const trouble = this.querySelector(".no-app");
      Object.assign(trouble, { className: "trouble", role: "alert" });
      trouble.querySelector("button").onclick = () => location.reload();
    });
  }
}

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
// What the app has not taken over yet must not change.
if (page.dataset.app === "ready") customElements.define("site-search", Search);
