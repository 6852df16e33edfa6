// Small tools for every component: elements whose text is only ever text.
let lastId = 0;

/** @param {string} name */
export function freshId(name) {
  lastId += 1;
  return `vp-${name}-${lastId}`;
}

/**
 * @typedef {string | number | boolean | null | undefined} Attribute
 * @typedef {{ [K in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[K]) => void }} Listeners
 * @typedef {{ on?: Listeners, [name: string]: Attribute | Listeners }} Attributes
 * @typedef {Node | string | null | undefined} Child
 * @typedef {(Child | Child[])[]} Children
 */

/**
 * @template {Element} Node
 * @param {Node} node
 * @param {Attributes} attributes
 * @param {Children} children
 */
export function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") {
      for (const [event, listener] of Object.entries(/** @type {object} */ (value)))
        node.addEventListener(event, listener);
    } else if (value !== false && value !== null && value !== undefined) {
      node.setAttribute(name, value === true ? "" : String(value));
    }
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} [attributes]
 * @param {Children} children
 */
export function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** @param {Node} node @param {string | null} text */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** @param {Element} node @param {Record<string, Attribute>} attributes */
export function setAttributes(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) node.removeAttribute(name);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
}

// Returns whether the text of this field was copied. Without https a page has no clipboard, but it can
// still copy what is selected.
/** @param {HTMLInputElement | HTMLTextAreaElement} field */
export async function copyFrom(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.focus();
    field.select();
    return document.execCommand("copy");
  }
}

// The element that has the focus, also inside a shadow root.
/** @param {Element} root */
export function focusedIn(root) {
  return /** @type {Document | ShadowRoot} */ (root.getRootNode()).activeElement;
}
