// The screen of works: what the indexes have of each, and what a person says of it.

import { $, ask, el, sign } from "./dom.js";

let works = [];

export function take(found) { works = found; }

export const count = () => works.filter((w) => w.asks && !w.exists).length;

export const any = () => works.length > 0;

export function draw(here, done) {
  const head = ["work", "what was found", "you"].map((name) => el("th", { scope: "col" }, name));
  const empty = el("p", {}, "Nothing was looked up yet. ", el("code", {}, "citetrail verify"), " asks indexes, or a local snapshot, for the cited works.");
  const rows = works.map((w) => row(w, here.has(w.reference), done));
  $("looked-up").replaceChildren(works.length ? el("table", {}, el("thead", {}, el("tr", {}, head)), el("tbody", {}, rows)) : empty);
}

function row(w, here, done) {
  const fields = w.differs.map(([field, entry, record]) => el("dl", { class: `pair ${sign(w.sign)}` },
    el("dt", {}, `entry: ${field}`), el("dd", { dir: "auto" }, entry || "none"), el("dt", {}, "record"), el("dd", { dir: "auto" }, record || "none")));
  return el("tr", { class: here ? "here" : "" },
    el("td", { dir: "auto" }, w.name, el("small", { dir: "auto" }, w.entry)),
    el("td", { class: sign(w.sign) }, el("span", { class: "sign" }, w.symbol), w.message, fields,
      w.candidates.slice(1).map((c) => el("small", { dir: "auto" }, `nearest: ${c}`))),
    el("td", {}, w.asks ? answer(w, done) : "", w.by ? el("small", {}, w.by) : ""));
}

function answer(w, done) {
  const note = el("input", { "aria-label": `note on ${w.name}`, placeholder: "note", maxlength: 500, change: () => say(w, w.exists, note.value, done) });
  note.value = w.note;
  const label = `the work exists: ${w.name}`;
  if (!w.answerable) return note;
  return [el("button", { type: "button", "aria-pressed": String(w.exists), "aria-label": label, click: () => say(w, !w.exists, note.value, done) },
    w.exists ? "exists ✓" : "it exists"), note];
}

async function say(w, exists, note, done) {
  const { article, reference, check } = w;
  try {
    const saved = await ask("/api/works", { article, reference, check, verdict: exists ? "exists" : "", note });
    works = saved.works;
    done(saved, exists === w.exists ? `${w.name}: note saved` : exists ? `${w.name} exists` : `${w.name}: taken back`);
  } catch (error) { done(null, `Not saved: ${error.message || "the server does not answer"}`); }
}

export function drawNotes(article, reference) { // beside the source: what asks for somebody
  const notes = works.filter((w) => w.article === article && w.reference === reference && w.asks && !w.exists);
  const worst = notes.find((w) => w.sign === "differs") ?? notes[0];
  $("work-found").hidden = !worst;
  $("work-found").className = worst ? sign(worst.sign) : "";
  $("work-found").textContent = worst ? `${worst.symbol} ${worst.message}` : "";
}
