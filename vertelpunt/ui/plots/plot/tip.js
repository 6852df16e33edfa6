// The name of a dot or cell, as text beside it; and rings around dots: the one the keyboard is at, the
// story that is pointed at elsewhere, and the one that is open.
function keyOf(trace, n) {
  const raw = trace.customdata && trace.customdata[n];
  if (raw === undefined || raw === null) return null;
  const stories = page.value("stories") || { ids: [] };
  return typeof raw === "string" ? raw : stories.ids[raw] || null;
}

// What is told of it: {title, first} of a story, or the name of something else.
function nameOf(trace, n) {
  const raw = trace.customdata[n];
  const stories = page.value("stories") || { titles: [], firsts: [] };
  if (typeof raw !== "string") return { title: stories.titles[raw] || "", first: stories.firsts[raw] || "" };
  return { title: Array.isArray(trace.text) ? trace.text[n] : trace.text || "", first: "" };
}

function stopOf(trace, n) {
  return { x: trace.x[n], y: trace.y[n], key: keyOf(trace, n), name: nameOf(trace, n) };
}

function placeOf(drawing, x, y) {
  const { xaxis, yaxis } = drawing._fullLayout;
  return [xaxis.d2p(x) + xaxis._offset + drawing.offsetLeft, yaxis.d2p(y) + yaxis._offset + drawing.offsetTop];
}

function showTip(state, { x, y, name }) {
  const { tip, drawing } = state;
  const [left, top] = placeOf(drawing, x, y);
  const title = part("strong", "");
  const first = part("span", "");
  title.textContent = name.title;
  first.textContent = name.first;
  for (const line of [title, first]) line.dir = "auto";
  tip.replaceChildren(title, ...(name.first ? [first] : []));
  tip.hidden = !name.title;
  const room = tip.parentElement.clientWidth - tip.offsetWidth - 4;
  tip.style.left = `${Math.max(4, Math.min(left + 12, room))}px`;
  const above = top - tip.offsetHeight - 12;
  tip.style.top = `${above > 0 ? above : top + 14}px`;
}

function hideTip(state) {
  state.tip.hidden = true;
}

// Says of a dot which it is, here and to the list; null: of none any more.
function pointTo(state, stop) {
  if (stop) showTip(state, stop);
  else hideTip(state);
  const stories = page.value("stories");
  page.say("pointed", stop && stories && stories.ids.includes(stop.key) ? stop.key : null);
}

function ringAt({ drawing }, ring, stop) {
  ring.hidden = !stop;
  if (!stop) return;
  const [left, top] = placeOf(drawing, stop.x, stop.y);
  ring.style.left = `${left}px`;
  ring.style.top = `${top}px`;
}

// Where each story lies in this plot.
function placesOf(state) {
  if (!state.places) state.places = new Map(stops(state).map((stop) => [stop.key, stop]));
  return state.places;
}

function markStories(state) {
  if (!state.listening || !state.drawing._fullLayout) return;
  ringAt(state, state.opened, placesOf(state).get(page.value("opened")));
  ringAt(state, state.pointed, placesOf(state).get(page.value("pointed")));
}
