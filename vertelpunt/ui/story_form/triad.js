// A triad: a dot in a triangle, by finger, mouse, arrow keys or three numbers.
const EDGE = 7;
const SIDE = 100;
const CENTRE = [0.5, HEIGHT / 3];
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
const NO_DOT = "Er staat nog geen stip.";

// In the drawing y goes down and the top corner lies at 0.
function drawn([x, y]) {
  return [SIDE * x, SIDE * (HEIGHT - y)];
}

function drawTriangle() {
  const points = (list) => list.map((point) => drawn(point).join(",")).join(" ");
  const guides = CORNERS.map((corner, n) => {
    const [a, b] = [CORNERS[(n + 1) % 3], CORNERS[(n + 2) % 3]];
    const [x1, y1] = drawn(corner);
    const [x2, y2] = drawn([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]);
    return svg("line", { class: "guide", x1, y1, x2, y2 });
  });
  const dot = svg("g", { class: "dot" }, svg("circle", { class: "halo", r: 6.5 }),
    svg("circle", { class: "point", r: 3.6 }));
  const field = svg("polygon", { class: "field", points: points(CORNERS) });
  const drawing = svg("svg", {
    viewBox: [-EDGE, -EDGE, SIDE + 2 * EDGE, SIDE * HEIGHT + 2 * EDGE].join(" "),
    "aria-hidden": "true",
  }, svg("polygon", { class: "ground", points: points(CORNERS) }), guides, field, dot);
  return { drawing, field, dot };
}

function makeTriad(question, ctx) {
  const { corners } = question;
  const { drawing, field, dot } = drawTriangle();
  const stage = el("div", { class: "stage", role: "slider", tabindex: "0",
    "aria-roledescription": "stip in een driehoek", "aria-valuemin": "0", "aria-valuemax": "100" },
  drawing);
  const sentence = el("p", { class: "state" });
  const numbers = makeNumbers(corners, (next) => set(next, { say: false }));
  let shares = null;
  let dragging = null;

  function draw() {
    const words = shares ? shareWords(corners, shares) : "";
    const [x, y] = drawn(shares ? toPlane(shares) : CENTRE);
    dot.setAttribute("transform", `translate(${x.toFixed(3)} ${y.toFixed(3)})`);
    stage.classList.toggle("open", !shares);
    stage.setAttribute("aria-valuetext", words || OPEN);
    setText(sentence, words || NO_DOT);
    return words;
  }

  function set(next, { say }) {
    shares = next;
    const words = draw();
    numbers.show(shares);
    if (say) ctx.voice.say(words);
    ctx.change({ value: shares });
  }

  function pointOf(event) {
    const box = drawing.getBoundingClientRect();
    const scale = (SIDE + 2 * EDGE) / box.width;
    const x = ((event.clientX - box.left) * scale - EDGE) / SIDE;
    const y = HEIGHT - ((event.clientY - box.top) * scale - EDGE) / SIDE;
    return nearestInside([x, y]);
  }

  field.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    dragging = event.pointerId;
    field.setPointerCapture(event.pointerId);
    stage.focus({ preventScroll: true });
    set(toShares(pointOf(event)), { say: true });
  });
  field.addEventListener("pointermove", (event) => {
    if (event.pointerId === dragging) set(toShares(pointOf(event)), { say: true });
  });
  for (const end of ["pointerup", "pointercancel"]) {
    field.addEventListener(end, () => { dragging = null; });
  }
  // Not every phone honours touch-action on a part of a drawing.
  field.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false });

  stage.addEventListener("keydown", (event) => {
    const way = WAYS[event.key];
    if (!way || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const step = event.shiftKey ? 0.05 : 0.01;
    const [x, y] = shares ? toPlane(shares) : CENTRE;
    const to = shares ? nearestInside([x + way[0] * step, y + way[1] * step]) : CENTRE;
    // Its new value text is read out by itself.
    set(toShares(to), { say: false });
  });
  draw();

  const label = (corner) => el("span", { class: `corner ${corner}` }, corners[corner]);
  return {
    body: [el("div", { class: "triad" },
      el("div", { class: "plane" }, label("top"), stage, label("left"), label("right")),
      sentence, numbers.element)],
    role: "group",
    named: stage,
    instruction: "Sleep of tik de stip naar zijn plek, of gebruik de pijltjestoetsen, " +
      "met Shift in grotere stappen.",
    targets: [stage],
    focus: () => stage.focus(),
    show(entry) {
      shares = entry && entry.value ? entry.value : null;
      draw();
      numbers.show(shares);
    },
  };
}
