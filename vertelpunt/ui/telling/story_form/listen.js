// What happens around the form: leaving the page, another tab, single-letter shortcuts.
import { LINK_MARK } from "./link.js";
/** @import { Keeper } from "./shapes" */

// Returns what ends it; `onEnd` runs then too, `onOnline` and `onOffline` as the connection comes and
// goes.
/** @param {HTMLElement} root @param {Keeper} keeper @param {{ onEnd(): void, onOnline(): void, onOffline(): void }} events */
export function listen(root, keeper, { onEnd, onOnline, onOffline }) {
  const leave = () => {
    keeper.save();
    if (document.visibilityState === "hidden") keeper.send();
  };
  /** @type {[EventTarget, string, (event: any) => void][]} */
  const listeners = [
    [window, "storage", (event) => keeper.onStorage(event)],
    [window, "pagehide", leave],
    [document, "visibilitychange", leave],
    [window, "online", onOnline],
    [window, "offline", onOffline],
    // Another link, opened in this same tab.
    [
      window,
      "hashchange",
      () => {
        if (location.hash.startsWith(LINK_MARK)) location.reload();
      },
    ],
  ];
  for (const [target, event, listener] of listeners) target.addEventListener(event, listener);
  root.addEventListener("focusout", () => setTimeout(() => keeper.catchUp()));
  // Streamlit has shortcuts of one letter, and sees no text field inside a shadow root.
  for (const event of ["keydown", "keypress", "keyup"]) {
    root.addEventListener(event, (press) => press.stopPropagation());
  }
  return () => {
    keeper.save();
    for (const [target, event, listener] of listeners) target.removeEventListener(event, listener);
    onEnd();
  };
}
