// What a component of Streamlit is called with, and what it keeps from one call to the next.
import { focusedIn } from "./dom.js";

/**
 * `Sent`: what it may send, by name.
 * @template Data, [Sent={}]
 * @typedef {{
 *   data: Data,
 *   parentElement: HTMLElement | ShadowRoot,
 *   setTriggerValue: <Name extends keyof Sent>(name: Name, value: Sent[Name]) => void,
 * }} Given
 */

// What is built at the first call stays with the element that it was built in, under a name of its own.
/**
 * @template State
 * @param {HTMLElement | ShadowRoot} parent
 * @param {string} name
 * @param {(parent: HTMLElement | ShadowRoot) => State} build
 */
export function keptAt(parent, name, build) {
  const kept = /** @type {Record<string, State | undefined>} */ (/** @type {unknown} */ (parent));
  const state = kept[name] || build(parent);
  kept[name] = state;
  return state;
}

// An element of one's own making, which is always there.
/**
 * @param {ParentNode} root
 * @param {string} selector
 */
export function own(root, selector) {
  return /** @type {HTMLElement} */ (root.querySelector(selector));
}

// What has the focus around here, for who draws anew: that must not take the keyboard's place away.
/** @param {Element} root */
export function holderIn(root) {
  const focused = focusedIn(root);
  return focused instanceof HTMLElement ? focused : null;
}

// The nearest element of this kind around what an event is about.
/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Event} event
 * @param {Tag} tag
 */
export function around(event, tag) {
  return /** @type {Element} */ (event.target).closest(tag);
}
