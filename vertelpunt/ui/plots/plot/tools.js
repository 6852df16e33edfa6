// How is pointed: a press, a box or a lasso; and what comes of it.
const TOOLS = {
  click: { name: "Aanwijzen", drag: false },
  lasso: { name: "Lasso", drag: "lasso" },
  box: { name: "Kader", drag: "select" },
};
const HELP = "Met de pijltjes ga je van stip naar stip of van vak naar vak. Met Enter open of kies je er een, "
  + "met Shift en Enter kies je er een bij. Met Escape wis je je keuze.";

// A finger first points, so that the page scrolls; a mouse first draws.
function usualTool(pointing) {
  if (!pointing) return "click";
  const { tools } = pointing;
  return window.matchMedia("(pointer: coarse)").matches ? tools[0] : tools[tools.length - 1];
}

function take(state, tool) {
  state.tool = tool;
  describeMenu(state);
  state.draw();
}

// With Alt a drag draws a box, whatever the tool.
function boxForOnce(state, event) {
  const { pointing } = state.data;
  if (!event.altKey || !pointing || !pointing.tools.includes("box") || !state.drawing._fullLayout) return;
  state.drawing._fullLayout.dragmode = "select";
  window.addEventListener("pointerup", () => setTimeout(state.draw, 0), { once: true });
}

// A finger is less precise than a mouse, and plotly hears no tap where the page can scroll.
const REACH = 24;
const REPEAT_MS = 600;

function listenToFinger(state) {
  const lifted = (start, event) => {
    const still = Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) < 8;
    const { along, reach = REACH } = state.figure.layout.meta;
    if ((event.pointerType !== "touch" && !along) || state.tool !== "click" || !state.data.pointing || !still) return;
    const box = state.drawing.getBoundingClientRect();
    const away = (stop) => {
      const [x, y] = placeOf(state.drawing, stop.x, stop.y);
      return Math.hypot(along === "y" ? 0 : x + box.left - event.clientX, along === "x" ? 0 : y + box.top - event.clientY);
    };
    const [near] = stops(state).map((stop) => ({ stop, away: away(stop) })).sort((a, b) => a.away - b.away);
    if (!near || (!along && near.away > reach)) return;
    state.tapped = performance.now();
    state.send({ clicked: near.stop.key, more: false });
    showTip(state, near.stop);
  };
  // Before plotly hears of it, which looks at the tool when a drag begins.
  state.drawing.addEventListener("pointerdown", (start) => {
    boxForOnce(state, start);
    // While a mouse is down, plotly covers the page: its button is let go outside the drawing.
    window.addEventListener("pointerup", (event) => {
      if (event.pointerId === start.pointerId) lifted(start, event);
    }, { once: true });
  }, { capture: true });
}

// plotly reports; what is of no use here (a drag over the bars beside a plane) is left aside.
function listen(state) {
  const { drawing } = state;
  drawing.on("plotly_selected", (event) => {
    if (!event || !state.data.pointing) return;
    const { unit } = state.data.pointing;
    if (event.lassoPoints && event.lassoPoints.x && event.lassoPoints.y) {
      const points = lassoOf(event.lassoPoints, unit);
      if (points.length > 2) state.pointAt({ lasso: points }, [points]);
    } else if (event.range && event.range.x && event.range.y) {
      const [left, right] = event.range.x;
      const [bottom, top] = event.range.y;
      const [l, r, b, t] = [left, right, bottom, top].map((value) => (thousandths(value, unit) * unit) / 1000);
      state.pointAt({ box: [l, r, b, t] }, [[[l, b], [r, b], [r, t], [l, t]]]);
    }
  });
  drawing.on("plotly_click", (event) => {
    const [point] = event.points;
    const key = state.data.pointing && !state.figure.layout.meta.along && keyOf(point.fullData, point.pointNumber);
    const again = performance.now() - (state.tapped || -REPEAT_MS) < REPEAT_MS;
    if (key && !again) state.send({ clicked: key, more: Boolean(event.event && event.event.shiftKey) });
  });
  drawing.on("plotly_doubleclick", () => state.clear());
  drawing.on("plotly_deselect", () => state.clear());
  drawing.on("plotly_hover", (event) => {
    const [point] = event.points;
    const key = state.data.pointing ? keyOf(point.fullData, point.pointNumber) : null;
    if (key !== null) pointTo(state, stopOf(point.fullData, point.pointNumber));
  });
  drawing.on("plotly_unhover", () => pointTo(state, null));
}
