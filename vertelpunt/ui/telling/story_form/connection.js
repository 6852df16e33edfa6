// Whether the server can be reached now, as far as this page can see.

// The page of Streamlit says how its own connection is; another page says nothing of it.
export function isConnected() {
  if (navigator.onLine === false) return false;
  const app = document.querySelector("[data-test-connection-state]");
  return !app || app.getAttribute("data-test-connection-state") === "CONNECTED";
}
