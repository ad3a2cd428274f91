// The screen of sources: which saved file is which work, and how to say so.

import { $, ask, el } from "./dom.js";

const ITSELF = "", NONE = "none";

export async function draw(cited, mend) {
  const { rows, works } = await ask("/api/matches");
  const head = ["file", "work", "recognised by", "size or state"].map((name) => el("th", { scope: "col" }, name));
  const line = (row) => el("tr", { class: cited.has(row.reference) && row.reference ? "here" : "" },
    el("td", { dir: "auto" }, row.file || "no file", row.file && row.title ? el("small", { dir: "auto" }, row.title) : ""),
    el("td", { dir: "auto" }, row.mendable ? choice(row, works, mend) : row.work || "none of the works"),
    el("td", { dir: "auto" }, row.matched_by || "—"), el("td", {}, row.status === "read" ? row.size : row.status));
  $("matches").replaceChildren(el("table", {}, el("thead", {}, el("tr", {}, head)), el("tbody", {}, rows.map(line))));
  setTimeout(() => $("matches").querySelector(".here select, select")?.focus());
}

function choice(row, works, mend) {
  const shown = works.filter((w) => !row.article || w.article === row.article); // a file of no article may be a work of any
  const options = shown.map((w, i) => el("option", { value: `${i}`, title: w.entry, selected: w.reference === row.reference }, w.work));
  const first = [el("option", { value: ITSELF }, "as it recognises itself"), el("option", { value: NONE, selected: !row.reference }, "none of the works")];
  const select = el("select", { "aria-label": `work of ${row.file}`, change: () => mend(chosen(row, shown, select.value)) }, first, options);
  return select;
}

function chosen(row, shown, value) {
  const work = shown[value]; // undefined for the first two
  return { article: work?.article ?? row.article, file: row.file, reference: work?.reference ?? value };
}
