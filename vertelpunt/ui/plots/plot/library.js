// Loads plotly.js once for the whole page.
import { page } from "../page.js";

/** @import { Plotly } from "../plotly" */

/** @param {string} address @returns {Promise<Plotly>} */
export function load(address) {
  if (!page.value("plotly"))
    page.say(
      "plotly",
      new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = address;
        script.onload = () => resolve(window.Plotly);
        script.onerror = () => {
          page.say("plotly", null);
          reject(new Error(address));
        };
        document.head.append(script);
      }),
    );
  return page.value("plotly");
}
