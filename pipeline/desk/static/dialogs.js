// The windows over the page.

import { $, el } from "./dom.js";

export function showLines(lines, none) {
  const more = (v) => [v.at.replace("T", " ").slice(0, 19), v.via, v.settles && "settled", v.saw && `saw: ${v.saw}`].filter(Boolean).join(" · ");
  const line = (v) => el("li", { dir: "auto" }, el("b", {}, v.by || "unnamed"), " ", el("strong", {}, v.done || v.verdict || "note"),
    v.note ? ` “${v.note}”` : "", el("small", {}, more(v)));
  $("lines").replaceChildren(...(lines.length ? lines.map(line) : [el("li", {}, none)]));
  open("past");
}

export const open = (id) => { if (!$(id).open) $(id).showModal(); };
