// Loads plotly.js once for the whole page.
function load(address) {
  window.vertelpuntPlotly = window.vertelpuntPlotly || new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => resolve(window.Plotly);
    script.onerror = () => {
      window.vertelpuntPlotly = null;
      reject(new Error(address));
    };
    document.head.append(script);
  });
  return window.vertelpuntPlotly;
}
