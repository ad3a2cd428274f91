// Elements, texts and requests. Texts are set as text, never as markup.

export const $ = (id) => document.getElementById(id);

export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name, value);
    else if (value !== false && value !== null) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== ""));
  return node;
}

export const sign = (name) => "s-" + name.replace(" ", "-");

export const marked = (segments) => segments.map(([text, s]) => (s ? el("mark", { class: sign(s) }, text) : text));

export async function ask(path, body) {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(path, body === undefined ? {} : { method: "POST", body: JSON.stringify(body), headers });
  if (!answer.ok) throw Object.assign(new Error(await answer.text()), { status: answer.status });
  return answer.json();
}
