// Gives the plots of the page their room, and shows those without any in small, to swap in.
import { el } from "../../browser/dom.js";
import { page } from "../page.js";
import { arrange } from "./arranging.js";
import { sketch } from "./sketch.js";

/** @import { GalleryData, Plot } from "./types" */

/**
 * `front`: the files of those that were asked for. `small`: what the strip shows, as text. `waiting`: the
 * frame in which they are laid anew, or 0.
 * @typedef {object} State
 * @property {HTMLElement} strip
 * @property {HTMLElement | null} gallery
 * @property {Plot[]} plots
 * @property {string[]} front
 * @property {string} small
 * @property {number} waiting
 * @property {() => void} later
 * @property {ResizeObserver} resizing
 * @property {MutationObserver} changing
 */

const ONE_SCREEN = "data-one-screen";
const MINIATURE = /** @type {const} */ ([104, 56]);

/** @param {Element} gallery @param {string} file */
function wrapperOf(gallery, file) {
  const card = gallery.querySelector(`.st-key-plot_${CSS.escape(file)}`);
  const wrapper = card && [...gallery.children].find((child) => child.contains(card));
  return /** @type {HTMLElement | null | undefined} */ (wrapper);
}

/** @param {State} state @param {Plot} plot */
function miniature(state, { file, title }) {
  const figure = page.value(`figure ${file}`);
  const bring = () => {
    state.front = [file, ...state.front.filter((each) => each !== file)];
    lay(state);
    /** @type {HTMLElement | null | undefined} */
    const drawing = state.gallery?.querySelector(`.st-key-plot_${CSS.escape(file)} .drawing`);
    drawing?.focus({ preventScroll: true });
  };
  return el(
    "button",
    { type: "button", "data-file": file, "aria-label": `Toon groot: ${title}`, on: { click: bring } },
    figure ? sketch(figure, ...MINIATURE) : null,
    el("span", { dir: "auto" }, title),
  );
}

// Those that were asked for first, then the others in the order of the page. `across`: one across the page
// stays first.
/** @param {State} state @param {boolean} across */
function inOrder({ plots, front }, across) {
  /** @param {Plot} plot @param {number} n */
  const rank = ({ file, shape }, n) => {
    if (across && shape === "line") return -1;
    const asked = front.indexOf(file);
    return asked < 0 ? front.length + n : asked;
  };
  return plots
    .map((plot, n) => ({ plot, rank: rank(plot, n) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ plot }) => plot);
}

// Not before the document knows that it is one screen: a plot would be drawn for nothing.
/** @param {State} state */
function lay(state) {
  const { gallery, strip, plots } = state;
  if (!gallery?.isConnected || !document.documentElement.hasAttribute(ONE_SCREEN)) return;
  const fits = getComputedStyle(gallery).getPropertyValue("--vp-one-screen").trim() === "1";
  gallery.toggleAttribute("data-laid", fits);
  let order = inOrder(state, true);
  let plan = fits ? planFor(gallery, order) : null;
  if (plan?.large === 0 && state.front.length) {
    order = inOrder(state, false);
    plan = planFor(gallery, order);
  }
  const shown = plan ? plan.across + plan.large : plots.length;
  order.forEach(({ file }, place) => {
    const wrapper = wrapperOf(gallery, file);
    if (!wrapper) return;
    wrapper.dataset.room = !plan ? "own" : place < plan.across ? "across" : place < shown ? "large" : "none";
    wrapper.style.order = plan ? String(place) : "";
  });
  gallery.style.gridTemplateColumns = plan ? `repeat(${plan.columns}, minmax(0, 1fr))` : "";
  gallery.style.gridTemplateRows = plan
    ? `${plan.across ? `${Math.round(plan.top)}px ` : ""}${plan.large ? `repeat(${plan.rows}, minmax(0, 1fr))` : ""}`
    : "";
  page.say("laid", (page.value("laid") || 0) + 1);
  const small = plan ? order.slice(shown) : [];
  const now = JSON.stringify(small);
  if (now === state.small) return;
  state.small = now;
  strip.hidden = !small.length;
  strip.replaceChildren(...small.map((plot) => miniature(state, plot)));
}

// In the room from the top of the gallery to the end of what holds it.
/** @param {HTMLElement} gallery @param {Plot[]} order */
function planFor(gallery, order) {
  const type = parseFloat(getComputedStyle(document.documentElement).fontSize) / 17;
  const around = /** @type {Element} */ (gallery.closest(".st-key-patterns"));
  const room = around.getBoundingClientRect().bottom - gallery.getBoundingClientRect().top;
  const shapes = order.map((plot) => plot.shape);
  return arrange(gallery.clientWidth, room, shapes, type);
}

/** @param {Element | ShadowRoot} root */
function build(root) {
  const strip = el("div", { class: "strip", hidden: true, role: "group", "aria-label": "Andere grafieken" });
  root.append(strip);
  const later = () => {
    state.waiting =
      state.waiting ||
      requestAnimationFrame(() => {
        state.waiting = 0;
        lay(state);
      });
  };
  /** @type {State} */
  const state = {
    strip,
    gallery: null,
    plots: [],
    front: [],
    small: "",
    waiting: 0,
    later,
    resizing: new ResizeObserver(later),
    changing: new MutationObserver(later),
  };
  return state;
}

/** @param {{ data: GalleryData, parentElement: (Element | ShadowRoot) & { vertelpuntGallery?: State } }} given */
export default function ({ data, parentElement }) {
  const state = parentElement.vertelpuntGallery || build(parentElement);
  parentElement.vertelpuntGallery = state;
  state.plots = data.plots;
  state.small = "";
  /** @type {HTMLElement | null} */
  const gallery = document.querySelector(".st-key-gallery");
  if (gallery && gallery !== state.gallery) {
    state.gallery = gallery;
    for (const observer of [state.resizing, state.changing]) observer.disconnect();
    state.resizing.observe(/** @type {Element} */ (gallery.parentElement));
    state.changing.observe(gallery, { childList: true });
    state.changing.observe(document.documentElement, { attributeFilter: [ONE_SCREEN] });
  }
  const stops = data.plots.map(({ file }) =>
    page.hear(`figure ${file}`, () => {
      state.small = "";
      state.later();
    }),
  );
  lay(state);
  return () => {
    for (const stop of stops) stop();
    for (const observer of [state.resizing, state.changing]) observer.disconnect();
    state.gallery = null;
  };
}
