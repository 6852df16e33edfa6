// Buttons that each do one thing once they are pressed: print, share, copy.
import { appRoot } from "../../browser/document/root.js";

function button(words, onPress) {
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = words;
  element.addEventListener("click", onPress);
  return element;
}

function element(tag, attributes, words = "") {
  const made = Object.assign(document.createElement(tag), attributes);
  if (words) made.textContent = words;
  return made;
}

// Where the device has a sheet to share with; who closes that sheet again has changed their mind.
async function share(what, say) {
  try {
    await navigator.share(what);
  } catch (error) {
    if (error.name !== "AbortError") say("Delen lukt op dit toestel niet.");
  }
}

// Without https a browser has no clipboard to write to, but it can still copy what is selected.
async function copy(field, say) {
  try {
    await navigator.clipboard.writeText(field.value);
    say("De link is gekopieerd.");
  } catch {
    field.focus();
    field.select();
    const done = document.execCommand("copy");
    say(done ? "De link is gekopieerd." : "De link is gekozen. Kopieer hem nu zelf.");
  }
}

function ownParts({ title, text }, say) {
  const parts = [button("Druk af", () => window.print())];
  if (navigator.share) parts.push(button("Deel de tekst", () => share({ title, text }, say)));
  return parts;
}

function inviteParts(data, say) {
  const url = new URL(appRoot(data.base) + data.page, location.origin).href;
  const label = element("label", { htmlFor: "link" }, "Link naar de vragen");
  const field = element("input", { id: "link", type: "text", readOnly: true, value: url });
  field.addEventListener("focus", () => field.select());
  const parts = [label, field, button("Kopieer de link", () => copy(field, say))];
  const words = { title: "Vertel je verhaal", text: "Wil jij ook een verhaal vertellen?", url };
  if (navigator.share) parts.push(button("Deel de link", () => share(words, say)));
  return parts;
}

export default function ({ data, parentElement }) {
  const now = JSON.stringify(data);
  if (parentElement.vertelpuntPassOn === now) return;
  parentElement.vertelpuntPassOn = now;
  const said = element("p", { className: "said" });
  said.setAttribute("role", "status");
  const say = (words) => { said.textContent = words; };
  const row = element("div", { className: "row", lang: "nl" });
  row.append(...(data.own ? ownParts(data.own, say) : inviteParts(data, say)));
  const old = parentElement.querySelectorAll(".row, .said");
  old.forEach((each) => each.remove());
  parentElement.append(row, said);
}
