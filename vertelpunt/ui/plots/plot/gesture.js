// A lasso or a box that is drawn with the pointer: followed frame by frame, and sent when it is let go.
const LEAST_PX = 8;
// A box this flat goes all the way up, or all the way across.
const FLAT_PX = 12;

// A place of the pointer in the plot, in pixels from its left top and never past its edge.
function inPlot({ drawing }, event) {
  const { xaxis, yaxis } = drawing._fullLayout;
  const box = drawing.getBoundingClientRect();
  const between = (value, most) => Math.min(most, Math.max(0, value));
  return [between(event.clientX - box.left - xaxis._offset, xaxis._length),
    between(event.clientY - box.top - yaxis._offset, yaxis._length)];
}

function boxOfDrag({ drawing }, [ax, ay], [bx, by]) {
  const { xaxis, yaxis } = drawing._fullLayout;
  const [wide, high] = [Math.abs(bx - ax), Math.abs(by - ay)];
  const across = wide < Math.min(high * 0.6, FLAT_PX) ? [0, xaxis._length] : [ax, bx];
  const up = high < Math.min(wide * 0.6, FLAT_PX) ? [0, yaxis._length] : [ay, by];
  return { x: across.map((px) => xaxis.p2d(px)), y: up.map((px) => yaxis.p2d(px)) };
}

// The shape as it is drawn now; null: nothing to send yet.
function shapeOf(state) {
  const { way, places } = state.gesture;
  const { unit } = state.data.pointing;
  const { xaxis, yaxis } = state.drawing._fullLayout;
  const [start, end] = [places[0], places[places.length - 1]];
  if (!places.some(([x, y]) => Math.hypot(x - start[0], y - start[1]) >= LEAST_PX)) return null;
  if (way === "box") return boxOf(boxOfDrag(state, start, end), unit);
  return lassoOf(places.map(([x, y]) => [xaxis.p2d(x), yaxis.p2d(y)]), unit);
}

// What a press begins: with Alt a box, whatever the tool; null where nothing is drawn.
function wayOf(state, event) {
  const { pointing } = state.data;
  if (!pointing || event.button || !event.target.closest('.nsewdrag[data-subplot="xy"]')) return null;
  const way = event.altKey ? "box" : state.tool;
  return way !== "click" && pointing.tools.includes(way) ? way : null;
}

function begin(state, event) {
  const way = wayOf(state, event);
  if (!way || state.gesture) return;
  const gesture = { way, places: [inPlot(state, event)], frame: 0 };
  state.gesture = gesture;
  const heard = new AbortController();
  const listen = (name, act) => window.addEventListener(name, act, { capture: true, signal: heard.signal });
  const follow = () => {
    gesture.frame = 0;
    state.drawn = shapeOf(state);
    lightInside(state, state.drawn);
  };
  const end = () => {
    heard.abort();
    cancelAnimationFrame(gesture.frame);
    state.gesture = null;
  };
  const stop = () => {
    end();
    darken(state);
  };
  listen("pointermove", (move) => {
    if (move.pointerId !== event.pointerId) return;
    gesture.places.push(inPlot(state, move));
    if (!gesture.frame) gesture.frame = requestAnimationFrame(follow);
  });
  listen("pointerup", (up) => {
    if (up.pointerId !== event.pointerId) return;
    follow();
    end();
    if (state.drawn) {
      awaitAnswer(state);
      // A line that ends on a dot is no press on that dot.
      state.tapped = performance.now();
      state.send(state.drawn.message);
    } else darken(state);
  });
  listen("pointercancel", stop);
  listen("keydown", (key) => {
    if (key.key !== "Escape") return;
    key.stopPropagation();
    stop();
  });
}
