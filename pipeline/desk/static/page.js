// The review page: the queue, the verdicts and the keys. The server says what is shown; the page draws it and sends answers.

import { open, showLines } from "./dialogs.js";
import { $, ask, el, sign } from "./dom.js";
import { flush, put, unsent, withdraw } from "./outbox.js";
import * as loader from "./loader.js";
import * as marks from "./marks.js";
import * as panes from "./panes.js";
import * as sources from "./sources.js";
import * as works from "./works.js";

const DRAFT = "citetrail:draft:", SINGLE = "citetrail:single", HERE = "citetrail:at";
const ICONS = { recheck: "↻", disagree: "⇄", later: "◷" };
const WAITING = ["open", "recheck", "disagree"];

let page = null; // what /api/page says
let items = []; // number of a claim → its element in the queue, made once
let shown = []; // numbers of the claims that the filter lets through, in the order of the queue
let at = -1; // the claim on the desk
let armed = ""; // a verdict that waits for its note
let whole = false; // the article is shown as a whole
let since = 0, hidden = 0; // when the claim came onto the desk, and the page out of sight
let offline = false, mending = "";

const keyOf = (claim) => `${claim.article}/${claim.claim}`;
const status = (text) => { $("status").textContent = text; };
const settling = () => at >= 0 && $("filter").value === "disagree" && page.states[at].state === "disagree";

// ---- loading, and what is newer than the page

async function load() {
  const before = page && at >= 0 ? keyOf(page.claims[at]) : sessionStorage.getItem(HERE);
  page = await ask("/api/page");
  panes.forget();
  const choices = page.articles.map((name) => el("option", { value: name }, name));
  $("articles").replaceChildren(...(choices.length > 1 ? [el("option", { value: "" }, "all articles")] : []), ...choices);
  $("articles").disabled = choices.length < 2;
  marks.forget();
  loader.start(page, (numbers) => numbers.forEach(fill));
  delete document.body.dataset.whole;
  items = page.claims.map((_, n) => el("li", { id: `c${n}`, role: "option", "aria-selected": "false" }));
  page.order.forEach((n) => { if (loader.isWhole(page.claims[n])) fill(n); });
  $("list").replaceChildren(...page.order.map((n) => items[n]));
  banner("");
  works.take(page.works);
  take(page);
  find();
  at = -1;
  const n = page.claims.findIndex((claim) => keyOf(claim) === before);
  select(n >= 0 && shown.includes(n) ? n : nextWaiting(-1));
  if (!page.by) actions.reviewer();
  send();
  setTimeout(loadRest, 30); // when what there is has been drawn
}

const loadRest = () => loader.fetchAll().then((all) => { if (all) document.body.dataset.whole = ""; }, lost);

function take(answer) { // the states of all claims, or of those that an answer changed
  for (const name of ["sample", "gone", "by", "blind", "counts", "pulse"]) if (name in answer) page[name] = answer[name];
  for (const [n, state] of Object.entries(answer.states)) { page.states[n] = state; paint(+n); }
  const c = page.counts, differ = page.claims.filter((claim) => claim.sign === "differs").length;
  const parts = [`${c.judged} of ${c.all} judged`, differ && `${differ} differ`, c.recheck && `${c.recheck} to recheck`, c.later && `${c.later} later`];
  $("counts").textContent = parts.filter(Boolean).join(" · ");
  $("bar").value = c.all ? c.judged / c.all : 0;
  $("to-disagreements").querySelector("span").textContent = `Disagreements${c.disagree ? ` (${c.disagree})` : ""}`;
  $("to-works").querySelector("span").textContent = `Works${works.count() ? ` (${works.count()})` : ""}`;
  $("by").textContent = page.by + (page.blind ? " (blind)" : "");
  $("gone").hidden = !page.gone.length;
  $("gone").textContent = `${page.gone.length} verdicts whose sentence is gone`;
}

async function pulse() {
  try {
    const now = await ask("/api/pulse"), ended = mending === "running" && now.mending !== "running";
    found();
    mending = now.mending;
    if (mending === "running") banner("The sources are being read again …");
    else if (ended && mending) banner(`The sources could not be read again: ${mending}`);
    else if (ended) { await load(); status("read again; these are the new tables"); if (!$("sources").hidden) showSources(); }
    else if (now.tables !== page.pulse.tables) banner("The tables are newer than this page.", true);
    else if (now.journal > page.pulse.journal && !unsent().length) {
      const answer = await ask("/api/reviews"); // an answer of ours may have overtaken it
      if (answer.pulse.journal > page.pulse.journal && !unsent().length) { take(answer); refresh(); }
    }
  } catch (error) { lost(error); }
}

function found() { if (offline) { offline = false; banner(""); send(); loadRest(); } }

function lost(error) {
  offline = true;
  const why = { 403: "The server was started anew; open the address that it printed.", 503: "A run is writing the folder." };
  const waiting = unsent().length;
  banner(`${why[error.status] ?? "The server does not answer."} ${waiting ? `${waiting} answers wait here and are sent again.` : "Nothing is lost."}`);
}

function banner(text, newer = false) {
  $("banner").hidden = !text;
  $("banner-text").textContent = text;
  $("reload").hidden = !newer;
  document.body.dataset.state = offline ? "offline" : newer ? "newer" : "ready";
}

// ---- the queue

function fill(n) { // the element of a claim, once the claim is whole
  const claim = page.claims[n];
  const first = claim.segments.findIndex(([, s]) => s), lead = claim.segments.slice(0, Math.max(first, 0)).map(([text]) => text).join("");
  const start = lead.length > 40 ? claim.text.indexOf(" ", lead.length - 28) + 1 : 0; // what differs is worth more than how it begins
  items[n].replaceChildren(
    el("span", { class: "icon" }), el("b", { title: claim.reason }, claim.priority),
    el("span", { class: "snippet", dir: "auto" }, (start ? "… " : "") + claim.text.slice(start, start + 140)), el("span", { class: "badge" }));
  paint(n);
}

function paint(n) {
  const state = page.states[n], claim = page.claims[n], node = items[n];
  if (!node.firstChild) return; // it is painted when it is filled
  const digit = verdictButtons.findIndex((button) => button.dataset.verdict === state.shown) + 1;
  node.className = [sign(claim.sign), state.state, state.shown && "done", state.waits && "waits", marks.has(n) && "marked"].filter(Boolean).join(" ");
  node.firstChild.textContent = ICONS[state.state] || claim.symbol;
  node.lastChild.textContent = digit || "";
  node.setAttribute("aria-label", `${claim.found}. ${claim.text} ${state.shown || page.words[state.state] || state.state}`);
}

const waits = (n) => WAITING.includes(page.states[n].state) && !page.states[n].waits;
const putOff = (n) => page.states[n].state === "later";

function find() {
  const filter = $("filter").value, words = $("search").value.toLowerCase(), article = $("articles").value;
  const sample = page.sample && new Set(page.sample);
  const passes = { all: () => true, todo: (n) => waits(n) || putOff(n), judged: (n) => !waits(n) && !putOff(n) }[filter]
    ?? ((n) => page.states[n].state === filter || page.claims[n].sign === filter);
  const fits = (n) => (!sample || sample.has(n)) && (!article || page.claims[n].article === article)
    && (!words || page.claims[n].text.toLowerCase().includes(words)) && passes(n);
  shown = page.order.filter(fits);
  const visible = new Set(shown);
  page.order.forEach((n) => { items[n].hidden = !visible.has(n); });
  marks.count(shown.length);
  $("empty").hidden = shown.length > 0;
  $("empty").textContent = !page.claims.length ? "The tables hold no claim: nothing in the article cites or can be checked. citetrail read shows what was read of it."
    : sample && !sample.size ? "No claim was judged by another reviewer yet, so there is nothing to judge a second time."
    : filter === "disagree" ? "No reviewers disagree." : "No claim fits the filter and the search.";
}

function refind() {
  find();
  select(shown.includes(at) ? at : shown[0] ?? -1);
}

function nextWaiting(from) { // the next claim that waits for a verdict; those put off come last
  const start = shown.indexOf(from) + 1, round = [...shown.slice(start), ...shown.slice(0, start)].filter((n) => n !== from);
  return round.find(waits) ?? round.find(putOff) ?? (from >= 0 ? from : shown[0] ?? -1);
}

function step(by) {
  const to = shown[shown.indexOf(at) + by];
  if (to !== undefined) select(to);
}

function select(n) {
  if (at >= 0) items[at].setAttribute("aria-selected", "false");
  if (n !== at) { disarm(); since = performance.now(); }
  at = n;
  if (n < 0) { panes.clear(); refresh(); return; }
  const claim = page.claims[n];
  items[n].setAttribute("aria-selected", "true");
  $("list").setAttribute("aria-activedescendant", `c${n}`);
  items[n].scrollIntoView({ block: "nearest" });
  sessionStorage.setItem(HERE, keyOf(claim));
  $("note").value = localStorage.getItem(DRAFT + keyOf(claim)) ?? page.states[n].note;
  if (!loader.isWhole(claim)) {
    panes.clear();
    loader.fetchAround(page.order.indexOf(n)).then(() => { if (at === n && loader.isWhole(claim)) select(n); }, lost);
  } else {
    panes.drawSource(claim);
    panes.drawArticle(claim, whole, n, page, select);
  }
  refresh();
}

function refresh() { // what of the claim on the desk its review changes
  const pressed = at < 0 ? "" : armed || page.states[at].verdict;
  for (const button of verdictButtons) button.setAttribute("aria-pressed", String(button.dataset.verdict === pressed));
  if (at >= 0 && loader.isWhole(page.claims[at])) panes.drawFinding(page.claims[at], page.states[at], page.by, settling());
}

// ---- answers

const send = () => flush({ saved: arrived, lost, refused: (answer, error) => banner(`Not saved: ${error.message} (${answer.verdict} · ${answer.text.slice(0, 60)})`) });

function say(kind, more = {}, n = at) {
  const claim = page.claims[n], about = claim && kind !== "undo" ? { article: claim.article, claim: claim.claim, text: claim.text } : { text: "" };
  put({ kind, version: page.version, ...about, seconds: (performance.now() - since) / 1000, ...more });
  send();
}

function answer(kind, change, more) { // shown at once, as waiting; then the next claim
  const n = at, before = page.states[n];
  page.states[n] = { ...before, ...change, waits: true, before };
  say(kind, more);
  localStorage.removeItem(DRAFT + keyOf(page.claims[n]));
  armed = "";
  $("note").blur();
  paint(n);
  status(`saving · ${more?.verdict ?? kind}`);
  select(nextWaiting(n));
}

function judge(verdict) {
  if (at < 0 || !loader.isWhole(page.claims[at])) return; // nobody judges what he does not see
  const note = $("note").value.trim();
  answer("verdict", { verdict, note, shown: verdict, state: "kept" }, { verdict, note, settles: settling() });
}

function mark(n) {
  if (n < 0) return;
  marks.toggle(n);
  paint(n);
}

function judgeMarked() { // the one verdict that may be given to several claims: they are no claims
  const numbers = marks.takeAll(shown), verdict = "not checkable";
  for (const n of numbers) {
    page.states[n] = { ...page.states[n], verdict, shown: verdict, state: "kept", waits: true, before: page.states[n] };
    say("verdict", { verdict, note: "", seconds: 0 }, n);
  }
  marks.forget();
  page.order.forEach(paint);
  if (numbers.includes(at)) select(nextWaiting(at));
  refresh();
}

function saveNote() {
  const note = $("note").value.trim(), { verdict } = page.states[at];
  say("note", { note, verdict });
  localStorage.removeItem(DRAFT + keyOf(page.claims[at]));
  page.states[at] = { ...page.states[at], note };
  $("note").blur();
}

function arrived(sent, saved) {
  found();
  if (saved.version !== page.version) banner("The tables are newer than this page.", true);
  else take(saved);
  const what = sent.kind === "undo" ? (saved.nothing ? "nothing to take back" : "taken back") : sent.kind === "verdict" ? sent.verdict : sent.kind;
  const finished = page.counts.all && page.counts.judged === page.counts.all;
  const next = finished ? " · every claim is judged. Next: citetrail report" : sent.kind === "verdict" && at >= 0 ? ` · next: ${page.claims[at].text.slice(0, 70)}` : "";
  status(`saved ${saved.saved.slice(11, 19)} · ${what}${sent.kind === "undo" ? "" : " · u undoes"}${next}`);
  const [n] = Object.keys(saved.states).map(Number);
  if (sent.kind === "undo" && n >= 0) { find(); select(n); } else if (n === at) refresh();
}

function undo() {
  const never = withdraw();
  if (!never) { say("undo"); return; }
  const n = page.claims.findIndex((claim) => keyOf(claim) === keyOf(never));
  if (n >= 0) { page.states[n] = page.states[n].before ?? page.states[n]; paint(n); select(n); }
  status("taken back before it was sent");
}

// ---- other screens

const showSources = () => sources.draw(here(), mend).then(() => screen("sources"));

async function mend(choice) {
  try {
    await ask("/api/matches", choice);
    mending = "running";
    banner("The sources are being read again …");
  } catch (error) { banner(error.message); }
}

function screen(id) {
  for (const name of ["desk", "sources", "works"]) $(name).hidden = name !== id;
  $("dock").hidden = id !== "desk";
}

function desk() {
  screen("desk");
  $("list").focus();
}

const here = () => new Set(at >= 0 ? (page.claims[at].works ?? []).map((w) => w.reference) : []);

function showWorks() {
  works.draw(here(), (saved, words) => {
    $("works-status").textContent = words;
    if (!saved) return;
    page.pulse = saved.pulse;
    take({ states: {} });
    showWorks();
  });
  screen("works");
}

const actions = {
  next: () => step(1),
  previous: () => step(-1),
  note: () => $("note").focus(),
  later: () => { if (at >= 0) answer("later", { state: "later" }); },
  undo,
  mark: () => mark(at),
  mark_shown: () => { marks.add(shown); shown.forEach(paint); },
  unmark: () => { marks.forget(); page.order.forEach(paint); },
  judge_marked: judgeMarked,
  passage: () => panes.turn("passage", 1),
  work_before: () => panes.turn("work", -1),
  work_next: () => panes.turn("work", 1),
  text: () => panes.view("text"),
  page: () => panes.view("page"),
  open: () => { if (panes.savedFile()) location.assign(`/file?sha256=${panes.savedFile()}`); else status("no file was saved of this work"); },
  filter: () => $("filter").focus(),
  search: () => $("search").focus(),
  history: async () => {
    if (at < 0) return;
    const { article, claim } = page.claims[at];
    showLines(await ask(`/api/history?${new URLSearchParams({ article, claim })}`), "Nothing was said of this claim yet.");
  },
  sources: () => ($("sources").hidden ? showSources() : desk()),
  works: () => { if ($("works").hidden) showWorks(); else { desk(); refresh(); if (at >= 0) panes.drawSource(page.claims[at], false); } },
  desk,
  place: () => { whole = !whole; if (at >= 0) select(at); },
  disagreements: () => { $("filter").value = $("filter").value === "disagree" ? "all" : "disagree"; refind(); },
  reviewer: () => {
    $("name").value = page.by;
    $("name").disabled = page.blind;
    $("who-note").textContent = page.blind ? "A blind reviewer stays who he is until the server is started anew." : "";
    open("who");
  },
  help: () => open("help"),
};

async function saveReviewer(event) {
  event.preventDefault();
  localStorage.setItem(SINGLE, $("single").checked ? "on" : "off");
  $("who").close();
  if (page.blind || $("name").value === page.by) return;
  await ask("/api/reviewer", { name: $("name").value });
  await load();
}

// ---- keys and buttons

const buttons = [...document.querySelectorAll("[data-action]")];
const verdictButtons = [...$("judge").children];

function arm(verdict) {
  if (at < 0) return;
  armed = verdict;
  refresh();
  $("note").focus();
  status(`${verdict}: write the note, Enter saves both`);
}

/** The verdict that waited for its note waits no longer, and nothing says that it does. */
function disarm() {
  if (armed) status("");
  armed = "";
}

function escape(field) {
  if ($("desk").hidden) { desk(); return; }
  if (!field) return;
  if (field.id === "search") { field.value = ""; refind(); }
  disarm();
  field.blur();
  refresh();
}

function press(event) {
  const field = event.target.closest?.("input:not([type=checkbox]), textarea, select, dialog");
  if (!page || field?.tagName === "DIALOG") return;
  if (event.key === "Escape") { escape(field); return; }
  if (field === $("note") && event.key === "Enter" && !event.shiftKey && !event.isComposing && at >= 0) {
    event.preventDefault();
    if (armed) judge(armed); else saveNote();
    return;
  }
  if (field || event.ctrlKey || event.metaKey || event.altKey) return;
  const arrow = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (arrow && event.target === $("list")) { event.preventDefault(); step(arrow); return; }
  if (localStorage.getItem(SINGLE) === "off") return;
  const digit = /^(?:Digit|Numpad)([1-8])$/.exec(event.code);
  const button = buttons.find((b) => b.dataset.code === event.code && "shift" in b.dataset === event.shiftKey);
  if (!digit && !button) return;
  event.preventDefault();
  if (button && (!event.repeat || ["next", "previous"].includes(button.dataset.action))) actions[button.dataset.action]();
  if (digit && !event.repeat && !$("desk").hidden) (event.shiftKey ? arm : judge)(verdictButtons[digit[1] - 1].dataset.verdict);
}

document.addEventListener("keydown", press);
for (const button of buttons.filter((b) => b.tagName === "BUTTON")) button.addEventListener("click", () => page && actions[button.dataset.action]());
for (const button of verdictButtons) button.addEventListener("click", (event) => (event.shiftKey ? arm : judge)(button.dataset.verdict));
$("list").addEventListener("click", (event) => { const li = event.target.closest("li"); if (li) (event.ctrlKey || event.metaKey ? mark : select)(+li.id.slice(1)); });
for (const [id, kind] of [["filter", "change"], ["articles", "change"], ["search", "input"]]) $(id).addEventListener(kind, refind);
$("note").addEventListener("input", () => { if (at >= 0) localStorage.setItem(DRAFT + keyOf(page.claims[at]), $("note").value); });
$("reload").addEventListener("click", load);
$("gone").addEventListener("click", () => showLines(page.gone.flatMap((g) => g.verdicts.map((v) => ({ ...v, saw: `“${g.text}” (${g.article})` }))), ""));
$("who-form").addEventListener("submit", saveReviewer);
document.addEventListener("visibilitychange", () => { if (document.hidden) hidden = performance.now(); else since += performance.now() - hidden; });
$("single").checked = localStorage.getItem(SINGLE) !== "off";
window.history.replaceState(null, "", "/"); // the token leaves the address
load().catch((error) => { offline = true; banner(error.status ? error.message : "The server does not answer."); });
setInterval(() => page && pulse(), 3000);
