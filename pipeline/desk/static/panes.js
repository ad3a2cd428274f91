// One claim on the desk: what was found, what the article says, what the source says.

import { $, ask, el, marked, sign } from "./dom.js";
import { drawNotes } from "./works.js";

const VIEW = "citetrail:view";
const articles = new Map(); // key → blocks of an article
let current = null; // the claim that is shown
let work = 0, passage = 0;

export function forget() { articles.clear(); }

export function clear() {
  current = null;
  for (const id of ["found", "pairs", "claim", "passage", "where", "work", "recognised", "passages"]) $(id).replaceChildren();
  for (const id of ["recheck", "verdicts", "work-found"]) $(id).hidden = true;
}

// ---- what was found

export function drawFinding(claim, state, reviewer, settling) {
  const reason = claim.priority < "5" && !claim.pairs.length ? el("small", {}, claim.reason) : "";
  $("found").className = sign(claim.sign);
  $("found").replaceChildren(el("b", {}, claim.symbol), ` ${claim.found} `, reason);
  $("recheck").hidden = state.state !== "recheck";
  $("recheck").textContent = `↻ to be judged again: ${state.why}`;
  $("pairs").replaceChildren(...claim.pairs.map(pair));
  const others = state.verdicts.some((v) => v.by !== reviewer);
  $("verdicts").hidden = !others;
  $("verdicts").replaceChildren(...(others ? state.verdicts.map(said) : []), settling ? el("p", {}, "A digit settles it.") : "");
}

function pair(p) {
  const value = (text) => el("mark", { class: sign(p.sign) }, text);
  return el("dl", { class: `pair ${sign(p.sign)}`, title: p.detail },
    el("dt", {}, "article"), el("dd", { dir: "auto" }, p.article ? value(p.article) : "—"),
    el("dt", {}, "source"),
    el("dd", { dir: "auto" }, p.source ? value(p.source) : el("i", {}, "has none"), el("b", { title: p.sign }, p.symbol)));
}

const said = (v) => el("blockquote", { dir: "auto" }, el("b", {}, v.by || "unnamed"), " ", el("strong", {}, v.verdict || "note"),
  v.note ? ` “${v.note}”` : "", el("small", {}, ` ${v.at.slice(0, 10)}`));

// ---- the article

export function drawArticle(claim, whole, number, page, select) {
  $("where").textContent = [claim.section, claim.page && `page ${claim.page}`].filter(Boolean).join(" · ");
  if (whole) { drawWhole(claim, number, page, select); return; }
  const cites = claim.cites.map((c) => el("li", {}, c.text ? el("q", {}, c.text) : "", ` ${c.link}`));
  const focus = el("span", { class: "focus" }, marked(claim.segments));
  $("claim").replaceChildren(
    el("p", {}, claim.before && `${claim.before} `, focus, claim.after && ` ${claim.after}`), el("ul", { class: "cites" }, cites));
}

async function drawWhole(claim, number, page, select) {
  const query = new URLSearchParams({ article: claim.article });
  if (!articles.has(claim.article)) articles.set(claim.article, await ask(`/api/article?${query}`));
  if (current !== claim) return;
  const part = ([text, n]) => (n === null ? text
    : el("span", { class: `claim ${sign(page.claims[n].sign)}${n === number ? " focus" : ""}`, click: () => select(n) }, text));
  const block = (b) => el(b.kind === "heading" ? "h3" : "p", { class: b.kind }, b.parts.map(part));
  const blocks = articles.get(claim.article).map(block);
  $("claim").replaceChildren(...(blocks.length ? blocks : [el("p", {}, "The text was not kept; run citetrail extract again.")]));
  $("claim").querySelector(".focus")?.scrollIntoView({ block: "center" });
}

// ---- the source

export function drawSource(claim, fresh = true) {
  current = claim;
  if (fresh) work = passage = 0;
  const w = claim.works[work], p = w?.passages[passage];
  const view = w?.picture && localStorage.getItem(VIEW) !== "text" ? "page" : "text";
  const usable = { "work-before": work > 0, "work-next": work < claim.works.length - 1,
    "passage-next": w?.passages.length > 1, "as-page": w?.picture, "open-file": w?.sha256 };
  for (const [id, on] of Object.entries(usable)) $(id).disabled = !on;
  for (const id of ["text", "page"]) $(`as-${id}`).setAttribute("aria-pressed", String(view === id));
  $("work-number").textContent = claim.works.length > 1 ? `Source ${work + 1} of ${claim.works.length}` : "Source";
  $("work").textContent = w?.name ?? "";
  $("work").title = w?.entry ?? "";
  $("recognised").textContent = !w ? "" : [p?.page && `p. ${p.page}`, w.file || w.entry, w.matched_by].filter(Boolean).join(" · ");
  drawNotes(claim.article, w?.reference);
  $("passages").replaceChildren(...(w?.passages ?? []).map((_, i) => number(claim, i)));
  const empty = emptyWords(w, p);
  const focus = empty ? "" : el("span", { class: "focus" }, marked(p.segments));
  $("passage").replaceChildren(el("p", { class: empty ? "empty" : "" }, empty, focus));
  clearTimeout(drawSource.timer); // a quick run through the queue asks for nothing
  if (!empty) drawSource.timer = setTimeout(() => around(claim, w, w.first + passage, view), 60);
}

const number = (claim, i) => el("button", { type: "button", "aria-pressed": String(i === passage), "aria-label": `passage ${i + 1}`,
  click: () => { passage = i; drawSource(claim, false); } }, String(i + 1));

function emptyWords(w, p) {
  if (!w) return "This sentence cites nothing, and nothing near it does.";
  if (w.status === "not supplied") return "This work was not supplied: save it into the folder of the sources and run again.";
  if (w.status === "unreadable") return "The saved file could not be read; errors.csv says why.";
  return p ? "" : "No passage of this work is near the claim. o saves the file, to read it as a whole.";
}

async function around(claim, w, number, view) {
  const query = new URLSearchParams({ article: claim.article, claim: claim.claim, passage: number, sha256: w.sha256 });
  const stays = () => current === claim && claim.works[work] === w && w.first + passage === number;
  try {
    const found = await ask(`/api/${view === "page" ? "boxes" : "context"}?${query}`);
    if (stays()) (view === "page" ? drawPicture : drawContext)(found, `/picture?${query}`);
  } catch (error) {
    if (!stays() || !error.status || view !== "page") return;
    $("recognised").textContent += ` · ${error.message}`; // no picture: the text says what it can
    around(claim, w, number, "text");
  }
}

function drawContext(found) {
  const pane = $("passage"), here = pane.firstChild, focus = here.querySelector(".focus");
  focus.before(found.opening);
  focus.after(found.closing);
  here.before(...found.before.map((text) => el("p", {}, text)));
  here.after(...found.after.map((text) => el("p", {}, text)));
  pane.scrollTop = focus.offsetTop - pane.offsetTop - (pane.clientHeight - focus.offsetHeight) / 2;
}

function drawPicture(found, address) {
  const svg = (tag, attributes, ...children) => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.append(...children);
    return node;
  };
  const box = (b, kind) => svg("rect", { x: b.left, y: b.top, width: b.right - b.left, height: b.bottom - b.top, rx: 4, class: kind });
  const boxes = [...found.passage.map((b) => box(b, "passage")), ...found.values.flatMap(([s, all]) => all.map((b) => box(b, sign(s))))];
  const alt = `page ${found.page} of the file; its passage stands below as text`;
  const figure = el("figure", {}, el("img", { src: address, width: found.width, height: found.height, alt }),
    svg("svg", { viewBox: `0 0 ${found.width} ${found.height}`, "aria-hidden": "true" }, ...boxes));
  const pane = $("passage");
  pane.prepend(...(boxes.length ? [] : [el("p", { class: "empty" }, "The passage was not found on the picture.")]), figure);
  if (boxes.length) pane.scrollTop = (found.passage[0].top / found.width) * figure.clientWidth - pane.clientHeight / 3;
}

export function turn(what, by) {
  const works = current?.works ?? [];
  if (what === "work" && works[work + by]) { work += by; passage = 0; }
  if (what === "passage" && works[work]?.passages.length) passage = (passage + by) % works[work].passages.length;
  if (current) drawSource(current, false);
}

export function view(name) {
  localStorage.setItem(VIEW, name);
  if (current) drawSource(current, false);
}

export const savedFile = () => current?.works[work]?.sha256;
