// Claims come whole when the page has been drawn, a chunk of the queue at a time, and at once where one is wanted.

import { ask } from "./dom.js";

const CHUNK = 250;
let page = null, arrived = null;
let requests = new Map(); // first place of a chunk → its request

export const isWhole = (claim) => claim.works !== undefined;

export function start(shown, on) {
  page = shown;
  arrived = on;
  requests = new Map();
}

export function fetchAround(place) {
  const from = place - (place % CHUNK), asked = page;
  const numbers = page.order.slice(from, from + CHUNK).filter((n) => !isWhole(page.claims[n]));
  if (!numbers.length) return Promise.resolve();
  if (!requests.has(from)) {
    const query = new URLSearchParams({ version: page.version, numbers });
    requests.set(from, ask(`/api/claims?${query}`).then(({ claims }) => {
      if (asked !== page) return;
      for (const [n, claim] of Object.entries(claims)) Object.assign(page.claims[n], claim);
      arrived(Object.keys(claims).map(Number));
    }).finally(() => requests.delete(from)));
  }
  return requests.get(from);
}

export async function fetchAll() { // true once all are there
  const asked = page;
  for (let from = 0; from < asked.order.length; from += CHUNK) {
    await fetchAround(from);
    if (asked !== page || asked.order.slice(from, from + CHUNK).some((n) => !isWhole(asked.claims[n]))) return false;
  }
  return true;
}
