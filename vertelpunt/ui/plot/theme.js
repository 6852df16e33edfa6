// A figure in the colours of the page. What has `ink` in its meta is drawn in the colour of text.
// The one colour that needs another tint on a dark page.
const ACCENT = { light: "#1b7f79", dark: "#43a69d" };

function isDark(background) {
  const [r, g, b] = (background.match(/[0-9a-f]{2}/gi) || ["ff", "ff", "ff"]).map((hex) => parseInt(hex, 16));
  return r + g + b < 384;
}

function themed(figure, host) {
  const style = getComputedStyle(host);
  const value = (name) => style.getPropertyValue(name).trim();
  const text = value("--st-text-color");
  const axes = Object.keys(figure.layout).filter((name) => /^[xy]axis\d*$/.test(name));
  const layout = {
    ...figure.layout,
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
    font: { family: value("--st-font"), size: 14, color: text },
    hoverlabel: { ...figure.layout.hoverlabel, font: { size: 14, color: text },
      bgcolor: value("--st-secondary-background-color"), bordercolor: text },
    selections: [],
  };
  for (const name of new Set(["xaxis", "yaxis", ...axes])) {
    layout[name] = { ...figure.layout[name], color: text };
  }
  const dark = isDark(value("--st-background-color"));
  const data = figure.data.map((trace) => {
    if (trace.meta && trace.meta.ink) {
      return { ...trace, marker: { ...trace.marker, color: text, line: { ...trace.marker.line, color: text } } };
    }
    const accented = dark && trace.marker && trace.marker.color === ACCENT.light;
    return accented ? { ...trace, marker: { ...trace.marker, color: ACCENT.dark } } : trace;
  });
  return { data, layout };
}

// How high a figure is drawn: as high as it says, or in proportion to its width.
function heightOf(layout, width) {
  const shape = layout.meta || {};
  return "ratio" in shape ? Math.round(Math.min(width, shape.widest) * shape.ratio + shape.more) : layout.height;
}
