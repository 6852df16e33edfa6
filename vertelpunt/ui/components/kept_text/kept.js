// What is typed and not yet confirmed, kept on this device: it outlives a reload, and a server that stops.
/** @import { Written } from "./types" */

const PREFIX = "vertelpunt_text_";

/** @param {string} about @returns {Written | null} */
export function readTyped(about) {
  try {
    const kept = JSON.parse(localStorage.getItem(PREFIX + about) ?? "");
    if (typeof kept?.text === "string" && typeof kept?.was === "string") return { text: kept.text, was: kept.was };
  } catch {
    // Nothing was kept, or nothing can be.
  }
  return null;
}

/** @param {string} about @param {Written | null} typed */
export function keepTyped(about, typed) {
  try {
    if (typed) localStorage.setItem(PREFIX + about, JSON.stringify(typed));
    else localStorage.removeItem(PREFIX + about);
  } catch {
    // A device that keeps nothing still sends what is typed.
  }
}

// What is still typed and not kept: nothing, once the text that is kept is that.
/** @param {Written | null} typed @param {string} text @returns {Written | null} */
export const stillTyped = (typed, text) => (typed === null || typed.text === text ? null : typed);
