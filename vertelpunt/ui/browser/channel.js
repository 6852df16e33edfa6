// What the pieces of a page tell each other: the only thing of ours on the window.
//
// topic          value                                     said by          heard by
// stories        {ids, titles, firsts}, in one order       the titles       plots, list
// opened         id of the open story, or null             the titles       plots
// pointed        id of the story pointed at, or null       plots, list      plots, list
// lit            Set of ids inside what is drawn now,     plots            plots, list, count
//                until the server has answered; or null
// figure <file>  the figure of a plot                      plots            gallery
// laid           how often the plots were given room       gallery          plots
// plotly         promise of plotly.js                      plots            plots
// turn           promise: the plot before was drawn        plots            plots
/** @typedef {{ values: Map<string, any>, listeners: Map<string, Set<(value: any) => void>> }} Said */

const ON_WINDOW = "vertelpuntChannel";

/** @returns {Said} */
function said() {
  const page = /** @type {Window & { vertelpuntChannel?: Said }} */ (window);
  page[ON_WINDOW] = page[ON_WINDOW] || { values: new Map(), listeners: new Map() };
  return page[ON_WINDOW];
}

export function channel() {
  const { values, listeners } = said();
  return {
    /** @param {string} topic */
    value: (topic) => values.get(topic),
    /**
     * @param {string} topic
     * @param {any} value
     */
    say: (topic, value) => {
      values.set(topic, value);
      for (const listener of listeners.get(topic) || []) listener(value);
    },
    /**
     * Returns how to stop hearing.
     * @param {string} topic
     * @param {(value: any) => void} listener
     */
    hear: (topic, listener) => {
      const all = listeners.get(topic) || new Set();
      listeners.set(topic, all.add(listener));
      return () => all.delete(listener);
    },
  };
}
