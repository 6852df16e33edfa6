// Sets what Streamlit's page lacks. It runs again whenever Python mounts it anew.
const WORDS = new Map([
  ["Close", "Sluiten"],
  ["Show password text", "Laat de code zien"],
  ["Hide password text", "Verberg de code"],
  ["Main menu", "Menu"],
  ["Alert", "Melding"],
]);

function inDutch(root) {
  for (const element of root.querySelectorAll("[aria-label], [title]")) {
    for (const name of ["aria-label", "title"]) {
      const dutch = WORDS.get(element.getAttribute(name));
      if (dutch) element.setAttribute(name, dutch);
    }
  }
}

function nameNavigation() {
  const navigation = document.querySelector(".st-key-navigation");
  if (!navigation) return;
  navigation.setAttribute("role", "navigation");
  navigation.setAttribute("aria-label", "Hoofdmenu");
  for (const link of navigation.querySelectorAll("a")) {
    const here = new URL(link.href).pathname === window.location.pathname;
    if (here) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

function refresh() {
  document.documentElement.lang = "nl";
  inDutch(document);
  nameNavigation();
}

export default function ({ data }) {
  if (data.value) {
    const secure = window.location.protocol === "https:" ? "; Secure" : "";
    document.cookie =
      `${data.cookie}=${data.value}; Path=${data.base}; Max-Age=${data.maxAge}; SameSite=Strict${secure}`;
  }
  refresh();
  if (!window.vertelpuntObserver) {
    let waiting = 0;
    window.vertelpuntObserver = new MutationObserver(() => {
      if (!waiting) waiting = requestAnimationFrame(() => { waiting = 0; refresh(); });
    });
    window.vertelpuntObserver.observe(document.body, { childList: true, subtree: true });
  }
}
