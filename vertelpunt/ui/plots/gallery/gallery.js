// Gives the plots of the page their room, and shows those without any in small, to swap in.
const MINIATURE = [104, 56];

const heard = channel();

function wrapperOf(gallery, file) {
  const card = gallery.querySelector(`.st-key-plot_${CSS.escape(file)}`);
  return card && [...gallery.children].find((child) => child.contains(card));
}

function miniature(state, { file, title }) {
  const button = document.createElement("button");
  button.type = "button";
  button.dataset.file = file;
  button.setAttribute("aria-label", `Toon groot: ${title}`);
  const figure = heard.value(`figure ${file}`);
  if (figure) button.append(sketch(figure, ...MINIATURE));
  const name = document.createElement("span");
  name.textContent = title;
  name.dir = "auto";
  button.append(name);
  button.addEventListener("click", () => {
    state.front = [file, ...state.front.filter((each) => each !== file)];
    lay(state);
    const drawing = state.gallery.querySelector(`.st-key-plot_${CSS.escape(file)} .drawing`);
    if (drawing) drawing.focus({ preventScroll: true });
  });
  return button;
}

// Those that were asked for first, then the others in the order of the page; one across stays first.
function inOrder({ plots, front }) {
  const rank = ({ file, shape: form }, n) => {
    if (form === "line") return -1;
    const asked = front.indexOf(file);
    return asked < 0 ? front.length + n : asked;
  };
  return plots.map((plot, n) => ({ plot, rank: rank(plot, n) })).sort((a, b) => a.rank - b.rank).map(({ plot }) => plot);
}

function lay(state) {
  const { gallery, strip, plots } = state;
  if (!gallery || !gallery.isConnected) return;
  const fits = getComputedStyle(gallery).getPropertyValue("--vp-one-screen").trim() === "1";
  gallery.toggleAttribute("data-laid", fits);
  const order = inOrder(state);
  const type = parseFloat(getComputedStyle(document.documentElement).fontSize) / 17;
  const room = gallery.closest(".st-key-patterns").getBoundingClientRect().bottom - gallery.getBoundingClientRect().top;
  const plan = fits ? arrange(gallery.clientWidth, room, order.map((plot) => plot.shape), type) : null;
  const shown = plan ? plan.across + plan.large : plots.length;
  order.forEach(({ file }, place) => {
    const wrapper = wrapperOf(gallery, file);
    if (!wrapper) return;
    wrapper.dataset.room = !plan ? "own" : place < plan.across ? "across" : place < shown ? "large" : "none";
    wrapper.style.order = plan ? String(place) : "";
  });
  gallery.style.gridTemplateColumns = plan ? `repeat(${plan.columns}, minmax(0, 1fr))` : "";
  gallery.style.gridTemplateRows = plan
    ? `${plan.across ? `${Math.round(plan.top)}px ` : ""}${plan.large ? `repeat(${plan.rows}, minmax(0, 1fr))` : ""}` : "";
  heard.say("laid", (heard.value("laid") || 0) + 1);
  const small = plan ? order.slice(shown) : [];
  const now = JSON.stringify(small);
  if (now === state.small) return;
  state.small = now;
  strip.hidden = !small.length;
  strip.replaceChildren(...small.map((plot) => miniature(state, plot)));
}

function build(root) {
  const strip = document.createElement("div");
  strip.className = "strip";
  strip.hidden = true;
  strip.setAttribute("role", "group");
  strip.setAttribute("aria-label", "Andere grafieken");
  root.append(strip);
  const state = { strip, gallery: null, plots: [], front: [], small: "", waiting: 0 };
  state.later = () => {
    state.waiting = state.waiting || requestAnimationFrame(() => { state.waiting = 0; lay(state); });
  };
  state.resizing = new ResizeObserver(state.later);
  state.changing = new MutationObserver(state.later);
  return state;
}

export default function ({ data, parentElement }) {
  const state = parentElement.vertelpuntGallery || build(parentElement);
  parentElement.vertelpuntGallery = state;
  state.plots = data.plots;
  state.small = "";
  const gallery = document.querySelector(".st-key-gallery");
  if (gallery && gallery !== state.gallery) {
    state.gallery = gallery;
    for (const observer of [state.resizing, state.changing]) observer.disconnect();
    state.resizing.observe(gallery.parentElement);
    state.changing.observe(gallery, { childList: true, subtree: false });
  }
  const stops = data.plots.map(({ file }) => heard.hear(`figure ${file}`, () => { state.small = ""; state.later(); }));
  lay(state);
  return () => {
    for (const stop of stops) stop();
    for (const observer of [state.resizing, state.changing]) observer.disconnect();
    state.gallery = null;
  };
}
