// Two states of one answer as one: no text that somebody typed goes in silence.
//
// The same rules as in store/versions.py. A state is an entry {value, other, not_applicable,
// revision, line, seen, others}. `line` names a stretch of edits that one form made without taking
// over another's; `seen`: line → the last revision of it that this state was made with; `others`:
// versions {value, other, line, revision, settled} that another came before while neither had
// seen the other. `settled`: the teller has chosen, so it is kept and no longer asked.
import { randomId } from "../../browser/ids.js";

/** @import { Part } from "./shapes" */
/** @import { Entry, Fields, Version } from "./types" */

const MOST_LINES = 60;
/** @type {("value" | "other")[]} */
export const TEXTS = ["value", "other"];

/** @param {Entry | Version} entry */
export const lineOf = (entry) => entry.line || "";
/** @param {Entry | Version} entry */
const revisionOf = (entry) => entry.revision || 0;
/** @param {Entry | Version | undefined} entry @param {"value" | "other"} part */
export const wordsIn = (entry, part) => (entry && typeof entry[part] === "string" ? entry[part].trim() : "");

export function newLine() {
  return randomId().slice(0, 8);
}

/** @param {Entry} entry @param {Entry} other */
function hasSeen(entry, other) {
  if (lineOf(entry) === lineOf(other)) return revisionOf(entry) >= revisionOf(other);
  const seen = entry.seen?.[lineOf(other)];
  return seen !== undefined && seen >= revisionOf(other);
}

// What is kept of a version that another came before; null where there is no text to lose.
/** @param {Entry} loser @param {Entry} winner @returns {Version | null} */
function versionOf(loser, winner) {
  /** @param {"value" | "other"} part */
  const same = (part) => ["", wordsIn(winner, part)].includes(wordsIn(loser, part));
  if (TEXTS.every(same)) return null;
  /** @type {Version} */
  const version = { line: lineOf(loser), revision: revisionOf(loser) };
  for (const part of TEXTS) if (part in loser) version[part] = loser[part];
  if (TEXTS.every((part) => wordsIn(winner, part).includes(wordsIn(loser, part)))) {
    version.settled = true;
  }
  return version;
}

/** @param {Version[]} others @param {Entry} winner */
function oneALine(others, winner) {
  /** @type {Map<string, Version>} */
  const kept = new Map();
  for (const each of others) {
    if (each.line === lineOf(winner) && each.revision <= revisionOf(winner)) continue;
    const had = kept.get(each.line);
    const settles = had && each.revision === had.revision && each.settled;
    if (!had || each.revision > had.revision || settles) kept.set(each.line, each);
  }
  return [...kept.values()].sort((a, b) => (a.line < b.line ? -1 : 1));
}

/** @param {Entry} winner @param {Record<string, number>} seen @param {Version[]} others @returns {Entry} */
function stateOf(winner, seen, others) {
  const lines = Object.entries(seen)
    .filter(([line]) => line !== lineOf(winner))
    .sort(([a, at], [b, bt]) => bt - at || (a < b ? -1 : 1))
    .slice(0, MOST_LINES);
  const { seen: _seen, others: _others, ...rest } = winner;
  /** @type {Entry} */
  const state = rest;
  if (lines.length) state.seen = Object.fromEntries(lines);
  if (others.length) state.others = others;
  return state;
}

/** @param {(Record<string, number> | undefined)[]} sides */
function newestOf(...sides) {
  /** @type {Record<string, number>} */
  const newest = {};
  for (const [line, revision] of sides.flatMap((side) => Object.entries(side || {}))) {
    newest[line] = Math.max(revision, newest[line] || 0);
  }
  return newest;
}

// What came after the other, or else the newest with the other beside it. In every order and
// repetition the outcome is the same.
/**
 * @template {Entry | undefined} Other
 * @param {Entry | undefined} mine
 * @param {Other} theirs
 * @returns {Entry | Other}
 */
export function mergeEntry(mine, theirs) {
  if (!mine || !theirs) return mine || theirs;
  const apart = !hasSeen(mine, theirs) && !hasSeen(theirs, mine);
  const newer = revisionOf(mine) - revisionOf(theirs);
  const first = apart ? newer > 0 || (newer === 0 && lineOf(mine) >= lineOf(theirs)) : hasSeen(mine, theirs);
  const [winner, loser] = first ? [mine, theirs] : [theirs, mine];
  const beside = apart ? versionOf(loser, winner) : null;
  const others = [...(mine.others || []), ...(theirs.others || []), ...(beside ? [beside] : [])];
  const seen = newestOf(mine.seen, theirs.seen, { [lineOf(loser)]: revisionOf(loser) });
  return stateOf(winner, seen, oneALine(others, winner));
}

/** @param {Fields} mine @param {Fields | undefined} theirs @returns {Fields} */
export function mergeFields(mine, theirs) {
  const merged = { ...mine };
  for (const [id, entry] of Object.entries(theirs || {})) {
    merged[id] = mergeEntry(merged[id], entry);
  }
  return merged;
}

/** @param {Entry | undefined} mine @param {Entry | undefined} theirs */
export function sameState(mine, theirs) {
  if (!mine || !theirs) return mine === theirs;
  /** @param {Entry} entry */
  const told = (entry) =>
    JSON.stringify([
      lineOf(entry),
      revisionOf(entry),
      Object.entries(entry.seen || {}).sort(),
      (entry.others || []).map((each) => [each.line, each.revision, Boolean(each.settled)]).sort(),
    ]);
  return told(mine) === told(theirs);
}

// Whether the first holds anything that the second lacks.
/** @param {Fields} mine @param {Fields} theirs */
export function holdsMore(mine, theirs) {
  return Object.keys(mine).some((id) => !sameState(mergeEntry(mine[id], theirs[id]), theirs[id]));
}

// What a form knew of every answer, without a word of it: to tell later what it never saw.
/** @param {Fields} fields @returns {Fields} */
export function knownOf(fields) {
  return Object.fromEntries(
    Object.entries(fields).map(([id, { line, revision, seen }]) => [id, { line, revision, seen }]),
  );
}

// The answers of which a form that `known` tells about had not seen this state.
/** @param {Fields} known @param {Fields} fields @returns {Fields} */
export function unknownTo(known, fields) {
  return Object.fromEntries(Object.entries(fields).filter(([id, entry]) => !known[id] || !hasSeen(known[id], entry)));
}

// The entry after an edit on `line`; `at`: milliseconds. Revisions only go up, also when the clock
// of a phone is put back.
/** @param {Entry | undefined} entry @param {Part} part @param {string} line @param {number} at @returns {Entry} */
export function edited(entry, part, line, at) {
  const before = entry || {};
  const next = { ...before, ...part, line, revision: Math.max(at, revisionOf(before) + 1) };
  const seen = entry ? newestOf(before.seen, { [lineOf(before)]: revisionOf(before) }) : {};
  return stateOf(next, seen, oneALine(before.others || [], next));
}

// Versions that still wait for a choice.
/** @param {Entry | undefined} entry @returns {Version[]} */
export function openVersions(entry) {
  return (entry?.others || []).filter((each) => !each.settled);
}

// The entry after a choice at `line`, a new one: all versions are kept and none is asked again.
// `part`: what the answer becomes.
/** @param {Entry} entry @param {Part} part @param {string} line @param {number} at @returns {Entry} */
export function chosen(entry, part, line, at) {
  const settled = (entry.others || []).map((each) => ({ ...each, settled: true }));
  const next = edited({ ...entry, others: settled }, part, line, at);
  const old = versionOf(entry, next);
  const others = old ? [...settled, { ...old, settled: true }] : settled;
  return stateOf(next, newestOf(next.seen), oneALine(others, next));
}
