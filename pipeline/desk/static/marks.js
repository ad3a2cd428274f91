// Claims that are marked in the queue, to say of all of them at once that they are not checkable.

import { $ } from "./dom.js";

const marked = new Set();
let visible = 0;

export const has = (n) => marked.has(n);

export function toggle(n) {
  if (!marked.delete(n)) marked.add(n);
  draw();
}

export function add(numbers) {
  numbers.forEach((n) => marked.add(n));
  draw();
}

export function forget() {
  marked.clear();
  draw();
}

export function count(shown) {
  visible = shown;
  draw();
}

export const takeAll = (shown) => shown.filter((n) => marked.has(n)); // what the filter hides is not judged unseen

function draw() {
  $("marked").hidden = !marked.size;
  $("marked-count").textContent = `${marked.size} marked`;
  $("mark-shown").textContent = `mark all ${visible}`;
}
