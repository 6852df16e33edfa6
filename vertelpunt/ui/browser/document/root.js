// The path the app lives under, as this browser sees it. A host may serve the app under a path that
// the app itself doesn't know, so it is read from where Streamlit's own script came from.
/** @param {string} base */
export function appRoot(base) {
  /** @type {HTMLScriptElement | null} */
  const own = document.querySelector('script[type="module"][src*="static/js/"]');
  if (!own) return base;
  const root = new URL("../../", own.src);
  return root.origin === window.location.origin ? root.pathname : base;
}
