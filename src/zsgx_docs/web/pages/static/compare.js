/** 比对: the differences of a scan and its Word copy, walked by keys, each settled for the scan. */

import { ask, element, say } from "/static/desk.js";

const list = document.getElementById("differences");
const desk = document.getElementById("desk");
const isDecidable = list.dataset.decidable === "yes";
let version = Number(list.dataset.version);
const items = [...list.querySelectorAll(".difference")].map((place, number) => ({
  place,
  number,
  boxes: [...desk.querySelectorAll(`.box[data-number="${number}"]`)],
  path: place.dataset.path,
  paper: Number(place.dataset.paper),
  title: place.dataset.title,
  scan: place.dataset.scan,
  word: place.dataset.word,
  mustBeSent: place.dataset.must === "yes",
  isOpen: place.dataset.open === "yes",
  isMere: place.dataset.row === "yes", // nothing to decide here
  insists: false,
  isBusy: false,
}));
const most = items.filter((item) => item.isOpen).length;
const editor = element("textarea", { rows: 1, spellcheck: false, autocomplete: "off" });
const buttons = element("span", { className: "btns" },
  element("button", { type: "button", className: "btn small", "data-do": "scan" }, element("kbd", {}, "Enter"), "以扫描件为准"),
  element("button", { type: "button", className: "btn small", "data-do": "word" }, element("kbd", {}, "W"), "取 Word 版"),
  element("button", { type: "button", className: "btn small", "data-do": "other" }, element("kbd", {}, "F2"), "另填"));
let here = null;
let isEditing = false;
let keys = 0;
let since = 0;
let pending = 0;
let zoom = 0;
const WIDTHS = ["100%", "135%", "170%", "220%"];

// ---- where one is ----

function go(item) {
  if (!item) return;
  if (here) leave();
  here = item;
  keys = 0;
  since = performance.now();
  item.place.classList.add("here");
  for (const box of item.boxes) box.classList.add("here");
  if (isDecidable && !item.isMere) item.place.querySelector(".choose").replaceChildren(buttons);
  item.place.focus({ preventScroll: true });
  item.place.scrollIntoView({ block: "nearest" });
  look(item);
}

function leave() {
  here.place.classList.remove("here");
  peek(here);
  for (const box of here.boxes) box.classList.remove("here");
  here.place.querySelector(".choose")?.replaceChildren();
  isEditing = false;
}

/** Of long texts that are not looked at, show the part with the first difference. */
function peek(item) {
  for (const text of item.place.querySelectorAll("dd")) {
    const mark = text.querySelector("mark");
    text.scrollTop = mark ? mark.offsetTop - text.offsetTop - 24 : 0;
  }
}

/** Bring the place on the page into the middle of the view. */
function look(item) {
  const [box] = item.boxes;
  if (!box || sides.scan.hidden) return;
  const view = desk.getBoundingClientRect();
  const at = box.getBoundingClientRect();
  desk.scrollTop += at.top + at.height / 2 - view.top - view.height / 2;
  desk.scrollLeft += at.left + Math.min(at.width, view.width) / 2 - view.left - view.width / 2;
  document.getElementById("page-now").textContent = item.place.dataset.page;
}

function edit(first = "") {
  isEditing = true;
  editor.value = first || here.scan;
  editor.setAttribute("aria-label", `${here.title}，另填`);
  here.place.querySelector(".choose").replaceChildren(editor, element("span", { className: "muted small" }, "Enter 定下，Esc 放弃"));
  fit();
  here.place.scrollIntoView({ block: "nearest" });
  editor.focus();
  editor.setSelectionRange(editor.value.length, editor.value.length);
}

function fit() {
  editor.style.height = "auto";
  editor.style.height = `${Math.min(editor.scrollHeight + 2, 240)}px`;
}

const nextOpen = () => [...items.slice(here.number + 1), ...items.slice(0, here.number)].find((item) => item.isOpen);

// ---- the Word copy's pages, printed ----

const sides = { scan: document.getElementById("scan-pages"), word: document.getElementById("word-pages") };

function turn(side) {
  for (const [name, place] of Object.entries(sides)) place.hidden = name !== side;
  for (const button of desk.querySelectorAll("[data-side]")) button.setAttribute("aria-pressed", String(button.dataset.side === side));
  document.getElementById("where").hidden = side === "word";
  if (side === "word") sides.word.dispatchEvent(new Event("wanted"));
  else if (here) look(here);
}

// ---- settling ----

async function settle(text) {
  const item = here;
  if (!isDecidable || item.isMere || item.isBusy) return;
  const isAsRead = text === item.scan && !item.mustBeSent;
  const told = {
    id: list.dataset.id, path: item.path, paper: item.paper, version, text: isAsRead ? null : text,
    keys, milliseconds: Math.round(performance.now() - since), as_written: item.insists,
  };
  isEditing = false;
  item.isBusy = true;
  pending += 1;
  try {
    const answer = await ask("/batch/settle", { method: "POST", json: told });
    if (answer.kept) kept(item, answer);
    else refused(item, answer.message, answer.may_stand, text);
  } catch (error) {
    refused(item, error.message, false, text);
  } finally {
    item.isBusy = false;
    pending -= 1;
    count();
  }
}

function kept(item, answer) {
  version = answer.version;
  item.isOpen = false;
  item.insists = false;
  item.place.classList.remove("refused");
  item.place.classList.add("settled");
  item.place.querySelector(".wrong")?.remove();
  for (const box of item.boxes) box.classList.add("settled");
  const isSame = answer.shown === item.word;
  if (answer.shown !== item.scan) item.place.querySelector(".scan").textContent = answer.phase === "disputed" ? "已填写" : answer.shown || "没有内容";
  item.scan = answer.shown;
  if (isSame) item.place.querySelector(".word").textContent = item.word || "没有内容";
  item.place.querySelector(".state").textContent = answer.phase === "settled" ? `✓ 已定${isSame ? "，两份相同" : "，与 Word 版不同"}` : "✓ 已定，还要第二人核对";
  if (item === here) go(nextOpen() ?? item);
}

function refused(item, message, mayStand, text) {
  item.insists = mayStand;
  item.place.classList.add("refused");
  item.place.querySelector(".wrong")?.remove();
  item.place.append(element("p", { className: "wrong", role: "alert" }, message));
  if (isEditing && here !== item) { say(message, "red"); return; }
  go(item);
  edit(text);
}

function count() {
  const left = items.filter((item) => item.isOpen).length;
  document.getElementById("progress").value = most - left;
  document.getElementById("left").textContent = `${items.length} 处不同，${left} 处待定`;
  const done = document.getElementById("done");
  const wasHidden = done.hidden;
  done.hidden = left > 0 || most === 0;
  if (wasHidden && !done.hidden) {
    done.scrollIntoView({ block: "nearest" });
    (done.querySelector(".btn.primary") ?? done.querySelector(".btn")).focus();
  }
}

// ---- keys and mouse ----

list.addEventListener("keydown", (event) => {
  if (!here || event.target.closest("a")) return;
  if (!["Shift", "Control", "Alt", "Meta"].includes(event.key) && !event.key.startsWith("Arrow")) keys += 1;
  if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.target.closest("button") && event.key === "Enter") return;
  if (act(event)) event.preventDefault();
});

function act(event) {
  const { key } = event;
  if (event.target === editor) {
    if (key === "Enter" && !event.shiftKey) { if (!event.repeat) settle(editor.value); return true; }
    if (key === "Escape") { go(here); return true; }
    return false;
  }
  if (key === "ArrowDown" || key === "ArrowUp") { go(items[here.number + (key === "ArrowDown" ? 1 : -1)]); return true; }
  if (key === "v" || key === "V") { turn(sides.word.hidden ? "word" : "scan"); return true; }
  if (key === "Home" || key === "End") { go(items.at(key === "Home" ? 0 : -1)); return true; }
  if (!isDecidable || here.isMere) { if (key === "Enter") { go(nextOpen() ?? items[here.number + 1]); return true; } return false; }
  if (key === "Enter") { if (!event.repeat) settle(here.scan); return true; }
  if (key === "w" || key === "W") { if (!event.repeat) settle(here.word); return true; }
  if (key === "F2") { edit(); return true; }
  if (key.length === 1 && key !== " ") { edit(key); return true; }
  return false;
}

editor.addEventListener("input", fit);
list.addEventListener("click", (event) => {
  if (event.target.closest("a")) return;
  const item = items.find(({ place }) => place === event.target.closest(".difference"));
  if (!item || event.target === editor) return;
  const deed = event.target.closest("button")?.dataset.do;
  if (item !== here) go(item);
  keys += 1;
  if (deed === "scan") settle(here.scan);
  else if (deed === "word") settle(here.word);
  else if (deed === "other") edit();
});
desk.addEventListener("click", (event) => {
  const box = event.target.closest(".box");
  if (box) go(items[Number(box.dataset.number)]);
  const side = event.target.closest("[data-side]")?.dataset.side;
  if (side) turn(side);
  const by = Number(event.target.closest("[data-zoom]")?.dataset.zoom);
  if (!by) return;
  zoom = Math.max(0, Math.min(WIDTHS.length - 1, zoom + by));
  for (const sheet of desk.querySelectorAll(".sheet")) sheet.style.width = WIDTHS[zoom];
  if (here) look(here);
});
desk.addEventListener("scroll", () => {
  const middle = desk.getBoundingClientRect().top + desk.clientHeight / 2;
  const shown = [...desk.querySelectorAll(".sheet")].find((sheet) => sheet.getBoundingClientRect().bottom > middle);
  if (shown) document.getElementById("page-now").textContent = shown.dataset.page;
}, { passive: true });
document.addEventListener("keydown", (event) => {
  if (event.target === document.body && here && ["ArrowDown", "ArrowUp", "Enter"].includes(event.key)) { event.preventDefault(); go(here); }
});
window.addEventListener("beforeunload", (event) => { if (pending) event.preventDefault(); });

items.forEach(peek);
if (items.length) go(items.find((item) => item.isOpen) ?? items[0]);
