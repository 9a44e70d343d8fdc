// Starts the app: the one script written by hand. The names of what it loads
// stand on its own tag, so that no inline script is needed.
const { js, wasm } = document.getElementById("boot").dataset;
const page = document.documentElement;
const root = document.getElementById("app");

// The app sets `data-ready` on its root when the page is its own. A fault
// before that comes from a page that is not as it was written, such as one
// that an extension has changed: then the app draws the page anew, once.
const start = (attempt) =>
  new Promise((started, failed) => {
    const fault = (event) => done(failed, event.error ?? event.reason);
    const watch = new MutationObserver(() => root.dataset.ready === undefined || done(started));
    const done = (settle, value) => {
      removeEventListener("error", fault);
      removeEventListener("unhandledrejection", fault);
      watch.disconnect();
      settle(value);
    };
    addEventListener("error", fault);
    addEventListener("unhandledrejection", fault);
    watch.observe(root, { attributeFilter: ["data-ready"] });
    // Another address is another instance: a faulted one cannot be used again.
    import(attempt ? `${js}?${attempt}` : js)
      .then((module) => module.default({ module_or_path: wasm }))
      .catch((error) => done(failed, error));
  });

page.dataset.app = "starting";
try {
  await start(0);
  page.dataset.app = "ready";
} catch (first) {
  console.warn("The page could not be taken over and is drawn anew.", first);
  root.dataset.anew = "";
  try {
    await start(1);
    page.dataset.app = "ready";
  } catch (second) {
    console.error("The app could not be started. The page can be read without it.", second);
    page.dataset.app = "failed";
  }
}
