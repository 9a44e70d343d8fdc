// Has the site kept for readers without a connection, and says when a newer
// version is there than the page that is shown.
const { worker, version } = document.getElementById("offline").dataset;
const { serviceWorker } = navigator;

/** A page that stays open looks for a newer version this often, in milliseconds. */
const HOUR = 3_600_000;

function say() {
  for (const line of document.querySelectorAll("#newer p")) line.hidden = false;
}

for (const button of document.querySelectorAll("#newer button")) {
  button.addEventListener("click", () => location.reload());
}

// Only pages that came safely have it, and some browsers' private windows lack it.
if (serviceWorker) {
  serviceWorker.addEventListener("message", ({ data }) => {
    if (data?.version && data.version !== version) say();
  });
  const register = async () => {
    try {
      const registration = await serviceWorker.register(worker);
      let looked = Date.now();
      document.addEventListener("visibilitychange", () => {
        if (document.hidden || Date.now() - looked < HOUR) return;
        looked = Date.now();
        registration.update().catch(() => {});
      });
    } catch {
      // A browser that keeps nothing shows the site all the same.
    }
  };
  // What the page itself needs comes first.
  if (document.readyState === "complete") register();
  else addEventListener("load", register, { once: true });
}
