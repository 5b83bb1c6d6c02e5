/**
 * Where the operator wants the catalogue readable without a connection: asks the service worker to keep it, and says
 * how old a page is that came without one.
 */
import { h } from "./dom.js";
import { say, words } from "./here.js";

const SITE = new URL("../../", import.meta.url);
/** The worker has answered long before. */
const PATIENCE = 2000;

/** @param {ServiceWorker} worker @returns {Promise<string>} when this page was kept; empty where it is fresh */
function age(worker) {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(String(data));
    setTimeout(resolve, PATIENCE, "");
    worker.postMessage({ age: location.href }, [port2]);
  });
}

async function tell() {
  const { controller } = navigator.serviceWorker;
  const kept = controller ? await age(controller) : "";
  if (!kept) return;
  const day = words().day(kept.slice(0, 10));
  document.getElementById("main-content")?.prepend(h("p", { class: "ca-notice", role: "status", "data-offline": kept }, say("offline", { day })));
}

async function start() {
  await tell();
  await navigator.serviceWorker.register(new URL("sw.js", SITE), { scope: SITE.pathname });
  const { active } = await navigator.serviceWorker.ready;
  const { saveData } = /** @type {any} */ (navigator).connection ?? {};
  if (!saveData) active?.postMessage({ fill: document.documentElement.lang });
}

if ("serviceWorker" in navigator) start().catch(console.warn);
