// The name of a dot or cell, as text beside it; and a ring around the one the keyboard is at.
function keyOf(trace, n) {
  const raw = trace.customdata && trace.customdata[n];
  if (raw === undefined || raw === null) return null;
  const titles = window.vertelpuntTitles || { ids: [] };
  return typeof raw === "string" ? raw : titles.ids[raw] || null;
}

function nameOf(trace, n) {
  const raw = trace.customdata[n];
  const titles = window.vertelpuntTitles || { titles: [] };
  if (typeof raw !== "string") return titles.titles[raw] || "";
  return Array.isArray(trace.text) ? trace.text[n] : trace.text || "";
}

function placeOf(drawing, x, y) {
  const { xaxis, yaxis } = drawing._fullLayout;
  return [xaxis.l2p(x) + xaxis._offset, yaxis.l2p(y) + yaxis._offset];
}

function showTip(state, x, y, name) {
  const [left, top] = placeOf(state.drawing, x, y);
  state.tip.textContent = name;
  state.tip.hidden = !name;
  const room = state.drawing.clientWidth - state.tip.offsetWidth - 4;
  state.tip.style.left = `${Math.max(4, Math.min(left + 12, room))}px`;
  state.tip.style.top = `${Math.max(4, top - state.tip.offsetHeight - 12)}px`;
}

function hideTip(state) {
  state.tip.hidden = true;
}

function ringAt(state, x, y) {
  const [left, top] = placeOf(state.drawing, x, y);
  state.ring.hidden = false;
  state.ring.style.left = `${left}px`;
  state.ring.style.top = `${top}px`;
}
