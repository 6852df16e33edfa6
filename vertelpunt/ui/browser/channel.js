// What the pieces of a page tell each other: the only thing of ours on the window.
//
// topic     value                                    said by          heard by
// stories   {ids, titles, firsts}, in one order      the titles       plots, list
// opened    id of the open story, or null            the titles       plots
// pointed   id of the story pointed at, or null      plots, list      plots, list
// lit       Set of ids inside what is drawn now,     plots            plots, list, count
//           until the server has answered; or null
// figure    {file, figure} of a plot                 plots            gallery
// plotly    promise of plotly.js                     plots            plots
// turn      promise: the plot before was drawn       plots            plots
function channel() {
  const name = "vertelpuntChannel";
  window[name] = window[name] || { values: new Map(), listeners: new Map() };
  const { values, listeners } = window[name];
  return {
    value: (topic) => values.get(topic),
    say: (topic, value) => {
      values.set(topic, value);
      for (const listener of listeners.get(topic) || []) listener(value);
    },
    // Returns how to stop hearing.
    hear: (topic, listener) => {
      if (!listeners.has(topic)) listeners.set(topic, new Set());
      listeners.get(topic).add(listener);
      return () => listeners.get(topic).delete(listener);
    },
  };
}
