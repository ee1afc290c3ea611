/** What all pages share: requests that the service takes, dialogs, messages, places to drop files. */

const csrf = () => document.body.dataset.csrf ?? "";
/** Milliseconds that a good message stays; errors stay until closed. */
const STAYS = 6000;

/** An answer that is an error: `message` is its sentence, `status` that of HTTP, `retryAfter` in seconds or null. */
export class Refused extends Error {
  constructor(message, status, code, retryAfter) {
    super(message);
    Object.assign(this, { status, code, retryAfter });
  }
}

/** Say something in the live region: kind is "", "green", "blue" or "red" (an error, which stays). */
export function say(text, kind = "green") {
  const region = document.getElementById(kind === "red" ? "alerts" : "said");
  const toast = element("div", { className: `alert ${kind}` }, element("p", {}, text), closer());
  region.append(toast);
  while (region.children.length > 4) region.firstElementChild.remove();
  if (kind !== "red") setTimeout(() => toast.remove(), STAYS);
}

/** Make an element with properties and children; a string child is text, never HTML. */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.includes("-") || key === "role" || key === "for") made.setAttribute(key, value);
    else made[key] = value;
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

/** Ask the service; `json` is sent as such. Return its answer as JSON, or null. Throw Refused for an error. */
export async function ask(address, { method = "GET", json, body, headers = {} } = {}) {
  const sent = { "X-CSRF-Token": csrf(), Accept: "application/json", ...headers };
  if (json !== undefined) sent["Content-Type"] = "application/json";
  let answer;
  try {
    answer = await fetch(address, { method, headers: sent, body: json === undefined ? body : JSON.stringify(json) });
  } catch {
    throw new Refused("连不上服务，请检查网络，或问一问管理员服务是否在运行。", 0, "unreachable", null);
  }
  if (!answer.ok) throw await refusal(answer);
  const kind = answer.headers.get("Content-Type") ?? "";
  return kind.includes("json") ? answer.json() : null;
}

/** Return the Refused that an answer of the service means. */
export async function refusal(answer) {
  const told = await answer.json().catch(() => ({}));
  const seconds = Number(answer.headers.get("Retry-After"));
  return new Refused(told.detail ?? `服务没有受理（${answer.status}）。`, answer.status, told.code, seconds || null);
}

/** Ask a yes or no in a dialog; resolve to true only when it is said. `danger` makes the button red. */
export function confirmed(question, { yes = "确定", no = "取消", danger = false, title = "请确认" } = {}) {
  const dialog = element(
    "dialog", { "aria-labelledby": "confirm-title" },
    element("h2", { id: "confirm-title" }, title),
    element("p", {}, question),
    element("form", { method: "dialog", className: "btns" },
      element("button", { className: "btn", value: "no" }, no),
      element("button", { className: `btn ${danger ? "danger full" : "primary"}`, value: "yes", autofocus: !danger }, yes)),
  );
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => { dialog.remove(); resolve(dialog.returnValue === "yes"); });
  });
}

/** Let files and folders be dropped on an element; `take` gets an array of File with `path` (its way in the folder). */
export function dropZone(zone, take) {
  let depth = 0;
  const light = (on) => zone.classList.toggle("over", on);
  const isFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  zone.addEventListener("dragenter", (event) => { if (isFiles(event)) { event.preventDefault(); depth += 1; light(true); } });
  zone.addEventListener("dragover", (event) => { if (isFiles(event)) { event.preventDefault(); event.dataTransfer.dropEffect = "copy"; } });
  zone.addEventListener("dragleave", () => { depth = Math.max(0, depth - 1); light(depth > 0); });
  zone.addEventListener("drop", async (event) => {
    event.preventDefault();
    depth = 0;
    light(false);
    take(await dropped(event.dataTransfer));
  });
}

/** Return all files of a drop, those in folders too. */
async function dropped(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.length) return [...transfer.files];
  return (await Promise.all(entries.map(filesOf))).flat();
}

async function filesOf(entry) {
  if (entry.isFile) {
    const file = await new Promise((resolve) => entry.file(resolve, () => resolve(null)));
    return file ? [Object.assign(file, { path: entry.fullPath.replace(/^\//, "") })] : [];
  }
  const reader = entry.createReader();
  const found = [];
  for (;;) { // a reader gives some hundred entries at a time
    const some = await new Promise((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (!some.length) return found;
    found.push(...(await Promise.all(some.map(filesOf))).flat());
  }
}

function closer() {
  return element("button", { type: "button", className: "btn quiet small", "aria-label": "关闭这条消息", onclick: (event) => event.target.closest(".alert").remove() }, "×");
}

document.addEventListener("htmx:configRequest", (event) => { event.detail.headers["X-CSRF-Token"] = csrf(); });
document.addEventListener("htmx:sendError", () => say("连不上服务，请检查网络，或问一问管理员服务是否在运行。", "red"));
document.addEventListener("htmx:confirm", async (event) => {
  if (!event.detail.question) return;
  event.preventDefault();
  if (await confirmed(event.detail.question, { danger: event.detail.elt.classList.contains("danger") })) event.detail.issueRequest(true);
});

/* <form data-confirm="…"> asks before it is sent; <button data-open="id"> and [data-close] open and close a dialog */
document.addEventListener("submit", async (event) => {
  const form = event.target;
  const question = event.submitter?.dataset.confirm ?? form.dataset.confirm;
  if (!question || form.dataset.said) return;
  event.preventDefault();
  if (!(await confirmed(question, { danger: event.submitter?.classList.contains("danger") }))) return;
  form.dataset.said = "yes";
  form.requestSubmit(event.submitter);
  delete form.dataset.said;
});
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-open]");
  if (opener) document.getElementById(opener.dataset.open)?.showModal();
  event.target.closest("[data-close]")?.closest("dialog")?.close();
  if (event.target.closest("[data-back]")) history.back();
  event.target.closest("[data-dismiss]")?.closest(".alert")?.remove();
  for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.querySelector("details.menu[open]");
  if (menu) { menu.open = false; menu.querySelector("summary").focus(); }
});
