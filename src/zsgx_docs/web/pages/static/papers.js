/** 文件: a paper's form is sent as a whole; what is wrong is shown beside its input, what was made beside the form. */
import { ask, element, say } from "/static/desk.js";

const form = document.getElementById("paper");

for (const each of document.querySelectorAll("form.upload")) {
  each.addEventListener("submit", async (event) => {
    event.preventDefault();
    const told = each.querySelector(".said");
    told.hidden = true;
    const answer = await sent(each, new FormData(each), (message) => { told.textContent = message; told.hidden = false; });
    if (!answer) return;
    const { paper } = answer;
    location.assign(paper.template && paper.has_form ? `/papers/new/${paper.template}?given=${paper.id}` : `/papers/${paper.id}`);
  });
}

if (form) {
  form.querySelector("input, select, textarea")?.focus({ preventScroll: true });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    forget();
    const data = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value !== "") data.append(name, value);
    const answer = await sent(form, data, (message) => fault(message));
    if (!answer) return;
    for (const [path, why] of Object.entries(answer.doubts)) beside(path, why, "doubt");
    const wrong = Object.entries(answer.wrong).map(([path, why]) => beside(path, why, "wrong"));
    if (wrong.length) {
      fault(`有 ${wrong.length} 处要改，改好后再写出。`);
      wrong.find(Boolean)?.focus();
    }
    if (answer.paper) await show(answer.paper);
  });
  form.addEventListener("input", (event) => mend(event.target));
  form.addEventListener("click", (event) => {
    const list = event.target.closest("fieldset.rows");
    if (event.target.closest("[data-add]")) add(list).querySelector("input, select, textarea")?.focus();
    if (event.target.closest("[data-remove]")) remove(event.target.closest("tr"), list);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.ctrlKey && !document.querySelector("dialog[open]")) form.requestSubmit();
  });
}

async function sent(from, body, refused) {
  const pane = from.closest("dialog, .pane, .card");
  pane.classList.add("busy");
  const buttons = pane.querySelectorAll(".btn.primary");
  for (const button of buttons) button.disabled = true;
  try {
    return await ask(from.dataset.to, { method: "POST", body });
  } catch (error) {
    refused(error.message);
    return null;
  } finally {
    pane.classList.remove("busy");
    for (const button of buttons) button.disabled = false;
  }
}

async function show(paper) {
  form.elements.instead_of.value = paper.id;
  history.replaceState(null, "", `${location.pathname}?given=${paper.id}`);
  const page = await (await fetch(location.href)).text();
  const made = new DOMParser().parseFromString(page, "text/html").getElementById("made");
  document.getElementById("made").replaceChildren(...made.childNodes);
  document.getElementById("nothing").hidden = true;
  say(paper.said.length ? `已写出，有 ${paper.said.length} 条提醒。` : "已写出。");
}

function beside(path, why, kind) {
  const input = document.getElementById(`v:${path}`);
  if (!input) { fault(`${path}：${why}`); return null; }
  const told = element("p", { className: kind, id: `${kind}:${path}` }, why);
  (input.closest("td, .field") ?? form).append(told);
  if (kind === "wrong") {
    input.setAttribute("aria-invalid", "true");
    input.dataset.hint ??= input.getAttribute("aria-describedby") ?? "";
    input.setAttribute("aria-describedby", `${input.dataset.hint} ${told.id}`.trim());
  }
  return input;
}

function mend(input) {
  if (input.hasAttribute("aria-invalid")) {
    input.removeAttribute("aria-invalid");
    input.setAttribute("aria-describedby", input.dataset.hint);
  }
  for (const told of input.closest("td, .field")?.querySelectorAll(".wrong, .doubt") ?? []) told.remove();
}

function forget() {
  for (const told of form.querySelectorAll(".field > .wrong, td > .wrong, .doubt")) told.remove();
  for (const input of form.querySelectorAll("[aria-invalid]")) mend(input);
  document.getElementById("faults").hidden = true;
}

function fault(message) {
  const region = document.getElementById("faults");
  region.firstElementChild.textContent = message;
  region.hidden = false;
}

function add(list) {
  const body = list.querySelector("tbody");
  const row = list.querySelector("template").content.firstElementChild.cloneNode(true);
  const number = Number(list.dataset.next ?? body.rows.length);
  list.dataset.next = number + 1;
  for (const each of row.querySelectorAll("[name], [for]")) {
    for (const attribute of ["id", "name", "for"]) {
      const value = each.getAttribute(attribute);
      if (value) each.setAttribute(attribute, value.replace("[#]", `[${number}]`));
    }
  }
  body.append(row);
  count(body);
  return row;
}

function remove(row, list) {
  const body = row.parentElement;
  list.dataset.next ??= body.rows.length;
  row.remove();
  count(body);
}

function count(body) {
  for (const [number, row] of [...body.rows].entries()) row.cells[0].textContent = number + 1;
}
