// The review page: it draws what the server says and sends what the reviewer presses. Texts are set as text, never as markup.

const $ = (id) => document.getElementById(id);
const UNSENT = "citetrail:unsent:", DRAFT = "citetrail:draft:", SINGLE = "citetrail:single", VIEW = "citetrail:view";
const ICONS = { recheck: "↻", disagree: "⇄", later: "◷" };
const WAITING = ["open", "recheck", "disagree"];

let page = null; // what /api/page says
let items = []; // number of a claim → its element in the queue, made once
let shown = []; // numbers of the claims that the filter lets through, in the order of the queue
let at = -1; // the claim on the desk
let work = 0, passage = 0, whole = false; // which work and passage; is the article shown whole
let armed = ""; // a verdict that waits for its note
let since = 0, hiddenSince = 0; // when the claim came onto the desk
let sending = "", offline = false, tables = "", mending = "";
const articles = new Map(); // key → blocks of an article

function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name, value);
    else if (value !== false && value !== null) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== ""));
  return node;
}
const sign = (name) => "s-" + name.replace(" ", "-");
const marked = (segments) => segments.map(([text, s]) => (s ? el("mark", { class: sign(s) }, text) : text));
const keyOf = (claim) => claim.article + "/" + claim.claim;
const clock = (time) => time.replace(/^.*T/, "").slice(0, 8);

async function ask(path, body) {
  const options = body === undefined ? {} : { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } };
  const answer = await fetch(path, options);
  if (!answer.ok) throw Object.assign(new Error(await answer.text()), { status: answer.status });
  return answer.json();
}
const query = (extra) => "?" + new URLSearchParams({ article: page.claims[at].article, claim: page.claims[at].claim, ...extra });

// ---- loading, and what is newer than the page

async function load() {
  const before = page && at >= 0 ? keyOf(page.claims[at]) : sessionStorage.getItem("citetrail:at");
  page = await ask("/api/page");
  articles.clear();
  tables = page.pulse.tables;
  const several = page.articles.length > 1;
  $("articles").replaceChildren(...(several ? [el("option", { value: "" }, "all articles")] : []), ...page.articles.map((a) => el("option", { value: a }, a)));
  $("articles").disabled = !several;
  items = page.claims.map((claim, n) => item(claim, n));
  $("list").replaceChildren(...page.order.map((n) => items[n]));
  document.body.dataset.state = "ready";
  banner("");
  take(page);
  find();
  const n = page.claims.findIndex((claim) => keyOf(claim) === before);
  at = -1;
  select(n >= 0 && shown.includes(n) ? n : nextWaiting(-1));
  if (!page.by) open("who");
  flush();
}

function take(answer) { // states of all claims, or of some
  const whole = Array.isArray(answer.states);
  if (whole) Object.assign(page, { sample: answer.sample, gone: answer.gone, by: answer.by, blind: answer.blind, every: answer.every });
  for (const [n, state] of Object.entries(answer.states)) { page.states[n] = state; paint(+n); }
  if (answer.counts) page.counts = answer.counts;
  if (answer.pulse) page.pulse = answer.pulse;
  const c = page.counts, parts = [`${c.judged} of ${c.all} judged`];
  const differs = page.claims.filter((claim) => claim.sign === "differs").length;
  if (differs) parts.push(`${differs} differ`);
  if (c.recheck) parts.push(`${c.recheck} to recheck`);
  if (c.later) parts.push(`${c.later} later`);
  $("counts").textContent = parts.join(" · ");
  $("bar").value = c.all ? c.judged / c.all : 0;
  $("to-disagreements").querySelector("span").textContent = c.disagree ? `Disagreements (${c.disagree})` : "Disagreements";
  $("by").textContent = page.by + (page.blind ? " (blind)" : "");
  $("gone").hidden = !page.gone.length;
  $("gone").textContent = `${page.gone.length} verdicts whose sentence is gone`;
}

async function pulse() {
  try {
    const now = await ask("/api/pulse");
    if (offline) { offline = false; banner(""); flush(); }
    const done = mending === "running" && now.mending !== "running";
    mending = now.mending;
    if (mending === "running") banner("The sources are being read again …");
    else if (done && mending) banner(`The sources could not be read again: ${mending}`);
    else if (done) { await load(); status("read again; these are the new tables"); if (!$("sources").hidden) showSources(); }
    else if (now.tables !== tables) banner("The tables are newer than this page.", true);
    else if (now.journal !== page.pulse.journal && !unsent().length) {
      const answer = await ask("/api/reviews");
      if (answer.pulse.journal > page.pulse.journal && !unsent().length) { take(answer); redraw(); } // else an answer of ours overtook it
    }
  } catch (error) { lost(error); }
}

function lost(error) {
  offline = true;
  const waiting = unsent().length;
  const what = error.status === 403 ? "The server was started anew; open the address that it printed." : error.status === 503 ? "A run is writing the folder." : "The server does not answer.";
  banner(`${what} ${waiting ? `${waiting} answers wait here and are sent again.` : "Nothing is lost."}`);
}

function banner(text, newer = false) {
  $("banner").hidden = !text;
  $("banner-text").textContent = text;
  $("reload").hidden = !newer;
  document.body.dataset.state = offline ? "offline" : newer ? "newer" : "ready";
}
const status = (text) => { $("status").textContent = text; };

// ---- the queue

function item(claim, n) {
  const words = claim.segments.map(([text]) => text).join("");
  const first = claim.segments.findIndex(([, s]) => s);
  let start = first > 0 ? claim.segments.slice(0, first).map(([text]) => text).join("").length - 28 : 0;
  start = start > 12 ? words.indexOf(" ", start) + 1 : 0;
  return el("li", { id: "c" + n, role: "option", "aria-selected": "false", click: () => select(n) },
    el("span", { class: "icon" }), el("b", { "aria-hidden": "true" }, claim.priority),
    el("span", { class: "snippet", dir: "auto" }, (start ? "… " : "") + words.slice(start, start + 140)), el("span", { class: "badge" }));
}

function paint(n) {
  const state = page.states[n], claim = page.claims[n], node = items[n];
  const digit = [...$("judge").children].findIndex((button) => button.dataset.verdict === state.shown) + 1;
  node.className = `${sign(claim.sign)} ${state.state}${state.shown ? " done" : ""}${state.waits ? " waits" : ""}`;
  node.firstChild.textContent = ICONS[state.state] || claim.symbol;
  node.lastChild.textContent = digit || "";
  node.setAttribute("aria-label", `${claim.found}. ${claim.text} ${state.shown || page.words[state.state] || state.state}`);
}

function find() {
  const filter = $("filter").value, words = $("search").value.toLowerCase(), article = $("articles").value;
  const sample = page.sample && new Set(page.sample);
  const fits = (n) => {
    const state = page.states[n], claim = page.claims[n];
    if (sample && !sample.has(n)) return false;
    if (article && claim.article !== article) return false;
    if (words && !claim.text.toLowerCase().includes(words)) return false;
    if (filter === "all") return true;
    if (filter === "todo") return waits(n) || state.state === "later";
    if (filter === "judged") return !waits(n) && state.state !== "later";
    return state.state === filter || claim.sign === filter;
  };
  shown = page.order.filter(fits);
  const visible = new Set(shown);
  page.order.forEach((n) => { items[n].hidden = !visible.has(n); });
  const none = !page.claims.length ? "The tables hold no claim: nothing in the article cites or can be checked. citetrail read shows what was read of it."
    : sample && !sample.size ? "No claim was judged by another reviewer yet, so there is nothing to judge a second time."
    : filter === "disagree" ? "No reviewers disagree." : "No claim fits the filter and the search.";
  $("empty").textContent = none;
  $("empty").hidden = shown.length > 0;
}

const waits = (n) => WAITING.includes(page.states[n].state) && !page.states[n].waits;

function nextWaiting(from) { // the next claim that waits for a verdict; those put off come last
  const start = shown.indexOf(from) + 1, round = [...shown.slice(start), ...shown.slice(0, start)].filter((n) => n !== from);
  return round.find(waits) ?? round.find((n) => page.states[n].state === "later") ?? (from >= 0 ? from : shown[0] ?? -1);
}

function step(by) {
  const to = shown[shown.indexOf(at) + by];
  if (to !== undefined) select(to);
}

function select(n) {
  if (at >= 0 && items[at]) { items[at].setAttribute("aria-selected", "false"); keepDraft(); }
  if (n !== at) { work = 0; passage = 0; armed = ""; since = performance.now(); }
  at = n;
  if (n >= 0) {
    items[n].setAttribute("aria-selected", "true");
    $("list").setAttribute("aria-activedescendant", "c" + n);
    items[n].scrollIntoView({ block: "nearest" });
    sessionStorage.setItem("citetrail:at", keyOf(page.claims[n]));
    $("note").value = localStorage.getItem(DRAFT + keyOf(page.claims[n])) ?? page.states[n].note;
  }
  redraw();
}

// ---- the claim on the desk

function redraw() {
  const claim = page.claims[at];
  $("desk").classList.toggle("nothing", !claim);
  $("judge").querySelectorAll("button").forEach((b) => b.setAttribute("aria-pressed", String(!!claim && b.dataset.verdict === (armed || page.states[at].verdict))));
  if (!claim) { for (const id of ["found", "pairs", "claim", "passage", "where", "work", "recognised", "passages"]) $(id).replaceChildren(); return; }
  const state = page.states[at];
  $("found").className = sign(claim.sign);
  $("found").replaceChildren(el("b", {}, claim.symbol), " ", claim.found, claim.priority < "5" && !claim.pairs.length ? el("small", {}, claim.reason) : "");
  $("recheck").hidden = state.state !== "recheck";
  $("recheck").textContent = `↻ to be judged again: ${state.why}`;
  $("pairs").replaceChildren(...claim.pairs.map(pair));
  drawVerdicts(state);
  $("where").textContent = [claim.section, claim.page && `page ${claim.page}`].filter(Boolean).join(" · ");
  drawClaim(claim);
  drawSource(claim);
}

const pair = (p) => el("dl", { class: "pair " + sign(p.sign), title: p.detail },
  el("dt", {}, "article"), el("dd", { dir: "auto" }, el("mark", { class: sign(p.sign) }, p.article || "—")),
  el("dt", {}, "source"), el("dd", { dir: "auto" }, p.source ? el("mark", { class: sign(p.sign) }, p.source) : el("i", {}, "nothing to compare"), el("b", { title: p.sign }, p.symbol)));

function drawVerdicts(state) {
  const several = state.verdicts.length > 1 || state.verdicts.some((v) => v.by !== page.by);
  $("verdicts").hidden = !several;
  const settling = $("filter").value === "disagree" && state.state === "disagree";
  $("verdicts").replaceChildren(...(several ? state.verdicts.map((v) => el("blockquote", { dir: "auto" }, el("b", {}, v.by || "unnamed"), " ", el("strong", {}, v.verdict || "note"), v.note ? ` “${v.note}”` : "", el("small", {}, " " + v.at.slice(0, 10)))) : []),
    settling ? el("p", {}, "A digit settles it.") : "");
}

function drawClaim(claim) {
  if (whole) { drawWhole(claim); return; }
  $("claim").replaceChildren(
    el("p", {}, claim.before && claim.before + " ", el("span", { class: "focus" }, ...marked(claim.segments)), claim.after && " " + claim.after),
    el("ul", { class: "cites" }, ...claim.cites.map((c) => el("li", {}, c.text ? el("q", {}, c.text) : "", " " + c.link))));
}

async function drawWhole(claim) {
  if (!articles.has(claim.article)) articles.set(claim.article, await ask("/api/article" + query({})));
  if (page.claims[at] !== claim) return;
  const blocks = articles.get(claim.article);
  $("claim").replaceChildren(...(blocks.length ? blocks.map((block) => el(block.kind === "heading" ? "h3" : "p", { class: block.kind },
    ...block.parts.map(([text, n]) => (n === null ? text : el("span", { class: `claim ${sign(page.claims[n].sign)}${n === at ? " focus" : ""}`, click: () => select(n) }, text))))) : [el("p", {}, "The text of the article was not kept; run citetrail extract again.")]));
  $("claim").querySelector(".focus")?.scrollIntoView({ block: "center" });
}

function drawSource(claim) {
  const works = claim.works, w = works[work];
  for (const [id, on] of [["work-before", work > 0], ["work-next", work < works.length - 1], ["passage-next", !!w && w.passages.length > 1], ["as-page", !!w && w.picture]]) $(id).disabled = !on;
  $("work-number").textContent = works.length > 1 ? `Source ${work + 1} of ${works.length}` : "Source";
  $("work").textContent = w ? w.name : "";
  $("work").title = w ? w.entry : "";
  const onPage = w && w.passages[passage]?.page ? `p. ${w.passages[passage].page} · ` : "";
  $("recognised").textContent = !w ? "" : w.file ? `${onPage}${w.file} · ${w.matched_by}` : w.entry;
  $("passages").replaceChildren(...(w ? w.passages : []).map((_, i) => el("button", { type: "button", "aria-pressed": String(i === passage), "aria-label": `passage ${i + 1}`, click: () => { passage = i; drawSource(claim); } }, String(i + 1))));
  const view = w && w.picture && localStorage.getItem(VIEW) !== "text" ? "page" : "text";
  $("as-text").setAttribute("aria-pressed", String(view === "text"));
  $("as-page").setAttribute("aria-pressed", String(view === "page"));
  const p = w && w.passages[passage];
  const empty = !w ? "This sentence cites nothing, and nothing near it does."
    : w.status === "not supplied" ? "This work was not supplied: save it into the folder of the sources and run again."
    : w.status === "unreadable" ? "The saved file could not be read; errors.csv says why."
    : !p ? "No passage of this work is near the claim. o saves the file, to read it as a whole." : "";
  $("passage").replaceChildren(empty ? el("p", { class: "empty" }, empty) : el("p", {}, el("span", { class: "focus" }, ...marked(p.segments))));
  clearTimeout(drawSource.timer);
  if (!empty) drawSource.timer = setTimeout(() => around(claim, w, w.first + passage, view), 60); // a quick run through the queue asks for nothing
}

async function around(claim, w, number, view) {
  const asked = query({ passage: number, sha256: w.sha256 }), still = () => page.claims[at] === claim && w.first + passage === number;
  try {
    const found = await ask((view === "page" ? "/api/boxes" : "/api/context") + asked);
    if (!still()) return;
    if (view === "page") drawPage(found, "/picture" + asked);
    else {
      const here = $("passage").firstChild;
      here.querySelector(".focus").before(found.opening);
      here.querySelector(".focus").after(found.closing);
      here.before(...found.before.map((text) => el("p", {}, text)));
      here.after(...found.after.map((text) => el("p", {}, text)));
      center($("passage").querySelector(".focus"));
    }
  } catch (error) {
    if (still() && error.status && view === "page") $("passage").prepend(el("p", { class: "empty" }, error.message));
  }
}

function drawPage(found, address) {
  const svg = (tag, attributes) => { const node = document.createElementNS("http://www.w3.org/2000/svg", tag); for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value); return node; };
  const box = (b, kind) => svg("rect", { x: b.left, y: b.top, width: b.right - b.left, height: b.bottom - b.top, rx: 4, class: kind });
  const over = svg("svg", { viewBox: `0 0 ${found.width} ${found.height}`, "aria-hidden": "true" });
  over.append(...found.passage.map((b) => box(b, "passage")), ...found.values.flatMap(([s, boxes]) => boxes.map((b) => box(b, sign(s)))));
  const figure = el("figure", {}, el("img", { src: address, width: found.width, height: found.height, alt: `page ${found.page} of the file; the passage stands below as text` }), over);
  const note = found.passage.length ? "" : el("p", { class: "empty" }, "The passage was not found on the picture.");
  $("passage").prepend(note, figure);
  if (found.passage.length) $("passage").scrollTop = (found.passage[0].top / found.width) * figure.clientWidth - $("passage").clientHeight / 3;
}

const center = (node) => { if (node) $("passage").scrollTop = node.offsetTop - $("passage").offsetTop - ($("passage").clientHeight - node.offsetHeight) / 3; };

// ---- answers: kept here until the server says that they are on its disk

const unsent = () => Object.keys(localStorage).filter((key) => key.startsWith(UNSENT)).sort();

function stamp() { // local time with its zone, each later than the one before
  stamp.last = Math.max(Date.now(), (stamp.last || 0) + 1);
  const zone = -new Date(stamp.last).getTimezoneOffset(), two = (n) => String(Math.floor(Math.abs(n))).padStart(2, "0");
  return new Date(stamp.last + zone * 60000).toISOString().replace("Z", `${zone < 0 ? "-" : "+"}${two(zone / 60)}:${two(zone % 60)}`);
}

function say(kind, more = {}) {
  const claim = page.claims[at];
  const about = claim ? { article: claim.article, claim: claim.claim, text: claim.text } : {};
  const answer = { kind, at: stamp(), version: page.version, ...about, seconds: (performance.now() - since) / 1000, ...more };
  localStorage.setItem(UNSENT + Date.parse(answer.at), JSON.stringify(answer));
  flush();
  return answer;
}

function judge(verdict) {
  if (at < 0) return;
  const n = at, note = $("note").value.trim(), before = page.states[n];
  const settles = $("filter").value === "disagree" && before.state === "disagree";
  page.states[n] = { ...before, verdict, note, shown: verdict, waits: true, before };
  say("verdict", { verdict, note, settles });
  leave(n, `saving · ${verdict}`);
}

function leave(n, words) { // the claim is answered: show it in the queue and go on
  localStorage.removeItem(DRAFT + keyOf(page.claims[n]));
  armed = "";
  $("note").blur();
  paint(n);
  const to = nextWaiting(n);
  const done = to === n || !(waits(to) || page.states[to].state === "later");
  status(done ? `${words}. Every claim of this list is judged. Next: citetrail report` : words);
  if (!done) { at = -1; items[n].setAttribute("aria-selected", "false"); select(to); } else redraw();
}

async function flush() {
  if (sending || !page) return;
  for (let keys = unsent(); keys.length; keys = unsent()) {
    sending = keys[0];
    const answer = JSON.parse(localStorage.getItem(sending));
    try {
      const saved = await ask("/api/answer", answer);
      localStorage.removeItem(sending);
      if (offline) { offline = false; banner(""); }
      arrived(answer, saved);
    } catch (error) {
      if (error.status === 422) { localStorage.removeItem(sending); banner(`Not saved: ${error.message} (${answer.verdict} · ${answer.text.slice(0, 60)})`); } else { sending = ""; lost(error); setTimeout(flush, 1500); return; }
    }
    sending = "";
  }
}

function arrived(answer, saved) {
  if (saved.version === page.version) take(saved);
  if (saved.version !== page.version) banner("The tables are newer than this page.", true);
  const said = answer.kind === "undo" ? (saved.nothing ? "nothing to take back" : "taken back") : answer.kind === "later" ? "later" : answer.verdict || "note";
  const following = answer.kind === "verdict" && at >= 0 && waits(at) ? `, next: ${page.claims[at].text.slice(0, 60)}` : "";
  const finished = page.counts.judged === page.counts.all && page.counts.all ? ` · every claim is judged. Next: citetrail report` : "";
  status(`saved ${clock(saved.saved)} · ${said}${answer.kind === "undo" ? "" : " · u undoes"}${finished || following}`);
  const [n] = Object.keys(saved.states).map(Number);
  if (answer.kind === "undo" && n !== undefined) { at = -1; items.forEach((i) => i.getAttribute("aria-selected") === "true" && i.setAttribute("aria-selected", "false")); find(); select(n); } else if (n === at) redraw();
}

function undo() {
  const last = unsent().at(-1);
  if (!last || last === sending || JSON.parse(localStorage.getItem(last)).kind === "undo") { say("undo", { article: "", claim: "", text: "" }); return; }
  const answer = JSON.parse(localStorage.getItem(last)); // it never left: it is taken out of the waiting ones
  localStorage.removeItem(last);
  const n = page.claims.findIndex((claim) => keyOf(claim) === keyOf(answer));
  if (n >= 0) { page.states[n] = page.states[n].before ?? page.states[n]; paint(n); select(n); }
  status("taken back before it was sent");
}

function keepDraft() {
  if (at < 0 || !page) return;
  const key = DRAFT + keyOf(page.claims[at]), text = $("note").value;
  if (text === page.states[at].note) localStorage.removeItem(key); else localStorage.setItem(key, text);
}

// ---- other screens

async function showSources() {
  const { rows, works } = await ask("/api/matches");
  $("desk").hidden = $("dock").hidden = true;
  $("sources").hidden = false;
  const cell = (row) => {
    if (!row.mendable) return el("td", { dir: "auto" }, row.work || "none of the works");
    const choice = el("select", { "aria-label": `work of ${row.file}`, change: () => mend(row, choice.value) }, el("option", { value: "" }, row.reference ? "as it recognises itself" : "none of the works"),
      ...works.filter((w) => w.article === row.article).map((w) => el("option", { value: w.reference, title: w.entry, selected: w.reference === row.reference }, w.work)));
    return el("td", {}, choice);
  };
  const head = ["file", "work", "recognised by", "state"].map((name) => el("th", { scope: "col" }, name));
  const here = at >= 0 ? new Set(page.claims[at].works.map((w) => w.reference)) : new Set();
  $("matches").replaceChildren(el("table", {}, el("thead", {}, el("tr", {}, ...head)), el("tbody", {}, ...rows.map((row) => el("tr", { class: here.has(row.reference) ? "here" : "" },
    el("td", { dir: "auto" }, row.file || "no file", row.title && row.file ? el("small", { dir: "auto" }, row.title) : ""), cell(row), el("td", { dir: "auto" }, row.matched_by || "—"), el("td", {}, row.status === "read" ? row.size : row.status))))));
  $("matches").querySelector(".here select, select")?.focus();
}

async function mend(row, reference) {
  try { await ask("/api/matches", { article: row.article, file: row.file, reference }); mending = "running"; banner("The sources are being read again …"); } catch (error) { banner(error.message); }
}

function desk() { $("sources").hidden = true; $("desk").hidden = $("dock").hidden = false; $("list").focus(); }

async function history() {
  if (at < 0) return;
  lines(await ask("/api/history" + query({})), "Nothing was said of this claim yet.");
}

function lines(all, none) {
  const line = (v) => el("li", { dir: "auto" }, el("b", {}, v.by || "unnamed"), " ", el("strong", {}, v.done || v.verdict || "note"), v.note ? ` “${v.note}”` : "", el("small", {}, ` ${v.at.replace("T", " ").slice(0, 19)} ${v.via || ""}${v.settles ? " · settled" : ""}${v.saw ? ` · saw: ${v.saw}` : ""}`));
  $("lines").replaceChildren(...(all.length ? all.map(line) : [el("li", {}, none)]));
  open("past");
}

function open(id) { if (!$(id).open) $(id).showModal(); }

const actions = {
  next: () => step(1), previous: () => step(-1), undo,
  note: () => $("note").focus(), filter: () => $("filter").focus(), search: () => $("search").focus(),
  later: () => { if (at < 0) return; const n = at; page.states[n] = { ...page.states[n], state: "later", waits: true, before: page.states[n] }; say("later"); leave(n, "saving · later"); },
  passage: () => turn("passage", 1), work_before: () => turn("work", -1), work_next: () => turn("work", 1),
  text: () => view("text"), page: () => view("page"),
  open: () => { const w = at >= 0 && page.claims[at].works[work]; if (w && w.sha256) location.assign("/file?sha256=" + w.sha256); else status("no file was saved of this work"); },
  history, sources: () => ($("sources").hidden ? showSources() : desk()), desk,
  place: () => { whole = !whole; if (at >= 0) redraw(); },
  disagreements: () => { $("filter").value = $("filter").value === "disagree" ? "all" : "disagree"; find(); select(shown.includes(at) ? at : shown[0] ?? -1); },
  reviewer: () => { $("name").value = page.by; $("who-note").textContent = page.blind ? "A blind reviewer stays who he is until the server is started anew." : ""; $("name").disabled = page.blind; open("who"); },
  help: () => open("help"),
};
function turn(what, by) {
  const works = at >= 0 ? page.claims[at].works : [];
  if (what === "work") { if (works[work + by]) { work += by; passage = 0; } } else if (works[work]?.passages.length) passage = (passage + by) % works[work].passages.length;
  if (at >= 0) drawSource(page.claims[at]);
}
function view(name) { localStorage.setItem(VIEW, name); if (at >= 0) drawSource(page.claims[at]); }

// ---- keys and buttons

const buttons = [...document.querySelectorAll("[data-action]")];
const verdictButtons = [...$("judge").children];

function press(event) {
  const field = event.target.closest?.("input:not([type=checkbox]), textarea, select, dialog[open]");
  if (event.key === "Escape" && !$("sources").hidden && !field?.matches("dialog")) { desk(); return; }
  if (event.key === "Escape" && field) { if (field.id === "search") { field.value = ""; find(); } armed = ""; field.blur(); if (at >= 0) redraw(); return; }
  if (event.target === $("note") && event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    if (armed) judge(armed); else if (at >= 0) { const note = $("note").value.trim(); say("note", { note, verdict: page.states[at].verdict }); localStorage.removeItem(DRAFT + keyOf(page.claims[at])); page.states[at] = { ...page.states[at], note }; $("note").blur(); }
    return;
  }
  if (field || event.ctrlKey || event.metaKey || event.altKey || event.repeat && !["KeyJ", "KeyK"].includes(event.code) || !page) return;
  if (event.target === $("list") && ["ArrowDown", "ArrowUp"].includes(event.key)) { event.preventDefault(); step(event.key === "ArrowDown" ? 1 : -1); return; }
  if (localStorage.getItem(SINGLE) === "off") return;
  const digit = /^(?:Digit|Numpad)([1-8])$/.exec(event.code);
  if (digit && $("sources").hidden) { event.preventDefault(); const verdict = verdictButtons[digit[1] - 1].dataset.verdict; if (event.shiftKey) arm(verdict); else judge(verdict); return; }
  const button = buttons.find((b) => b.dataset.code === event.code && "shift" in b.dataset === event.shiftKey);
  if (button) { event.preventDefault(); actions[button.dataset.action](); }
}

function arm(verdict) { if (at < 0) return; armed = verdict; redraw(); $("note").focus(); status(`${verdict}: write the note, Enter saves both`); }

document.addEventListener("keydown", press);
for (const button of buttons.filter((b) => b.tagName === "BUTTON")) button.addEventListener("click", () => page && actions[button.dataset.action]());
for (const button of verdictButtons) button.addEventListener("click", (event) => (event.shiftKey ? arm : judge)(button.dataset.verdict));
for (const id of ["filter", "articles"]) $(id).addEventListener("change", () => { find(); select(shown.includes(at) ? at : shown[0] ?? -1); });
$("search").addEventListener("input", () => { find(); if (!shown.includes(at)) select(shown[0] ?? -1); });
$("note").addEventListener("input", keepDraft);
$("reload").addEventListener("click", load);
$("gone").addEventListener("click", () => lines(page.gone.flatMap((g) => g.verdicts.map((v) => ({ ...v, saw: `“${g.text}” (${g.article})` }))), ""));
$("who-form").addEventListener("submit", async (event) => { event.preventDefault(); localStorage.setItem(SINGLE, $("single").checked ? "on" : "off"); $("who").close(); if ($("name").value !== page.by && !page.blind) { await ask("/api/reviewer", { name: $("name").value }); await load(); } });
document.addEventListener("visibilitychange", () => { if (document.hidden) hiddenSince = performance.now(); else since += performance.now() - hiddenSince; });
$("single").checked = localStorage.getItem(SINGLE) !== "off";
window.history.replaceState(null, "", "/"); // the token leaves the address
load().catch((error) => { document.body.dataset.state = "offline"; banner(error.status ? error.message : "The server does not answer."); });
setInterval(() => page && pulse(), 3000);
