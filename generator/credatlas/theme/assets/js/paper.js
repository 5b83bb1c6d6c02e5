/**
 * What a printed page needs beside its text: where it stands on the web, for eyes and for cameras.
 */
import { h } from "./dom.js";
import { say } from "./here.js";
import { drawing } from "./qr.js";

/** @returns {string} the address to print: of the shared list, of the page as search engines know it, or as it is */
function address() {
  const shared = /** @type {HTMLAnchorElement | null} */ (document.querySelector("[data-share]"));
  const canonical = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[rel=canonical]"));
  return shared?.href ?? canonical?.href ?? location.href;
}

function draw() {
  document.querySelector(".ca-paper")?.remove();
  const text = address();
  const block = h("div", { class: "ca-paper" }, drawing(text, say("on-the-web")), h("p", {}, `${say("on-the-web")}:`, h("br"), h("bdi", {}, text)));
  document.querySelector("article.ca-page header, article.ca-page h1")?.after(block);
}

const print = matchMedia("print");
print.addEventListener("change", () => print.matches && draw());
