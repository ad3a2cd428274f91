// Answers wait in the browser until the server says that they are on its disk; they outlive the server and the page.

import { ask } from "./dom.js";

const PREFIX = "citetrail:unsent:";
let sending = "";

export const unsent = () => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).sort();

function stamp() { // local time with its zone, each later than the one before
  stamp.last = Math.max(Date.now(), (stamp.last || 0) + 1);
  const zone = -new Date(stamp.last).getTimezoneOffset();
  const two = (n) => String(Math.floor(Math.abs(n))).padStart(2, "0");
  const local = new Date(stamp.last + zone * 60000).toISOString().slice(0, -1);
  return `${local}${zone < 0 ? "-" : "+"}${two(zone / 60)}:${two(zone % 60)}`;
}

export function put(answer) {
  const dated = { ...answer, at: stamp() };
  localStorage.setItem(PREFIX + Date.parse(dated.at), JSON.stringify(dated));
}

// Take back the last answer if it never left; null if there is none such.
export function withdraw() {
  const last = unsent().at(-1);
  const answer = last && last !== sending ? JSON.parse(localStorage.getItem(last)) : null;
  if (!answer || answer.kind === "undo") return null;
  localStorage.removeItem(last);
  return answer;
}

// Send what waits, one after the other. on.saved(answer, reply), on.refused(answer, error), on.lost(error): tried again.
export async function flush(on) {
  if (sending) return;
  for (let [key] = unsent(); key; [key] = unsent()) {
    sending = key;
    const answer = JSON.parse(localStorage.getItem(key));
    try {
      const reply = await ask("/api/answer", answer);
      localStorage.removeItem(key);
      on.saved(answer, reply);
    } catch (error) {
      if (error.status !== 422) {
        sending = "";
        on.lost(error);
        setTimeout(() => flush(on), 1500);
        return;
      }
      localStorage.removeItem(key);
      on.refused(answer, error);
    }
  }
  sending = "";
}
