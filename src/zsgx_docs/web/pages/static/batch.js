/** 同栏连审: one value after the other by keys, each settled while the eyes already rest on the next. */

import { ask, element, say } from "/static/desk.js";

const SHOWN = { "☑": "选", "□": "不选", "": "空" };
/** Characters of a value without doubtful ones that typing replaces as a whole. */
const SHORT = 20;
const PHASES = { settled: "✓ 已定", second: "✓ 已定，还要第二人核对", disputed: "两人所填不同，要再看一次" };

/** Where a character stands in a script's text, which counts rare ones as two. */
const unitsBefore = (text, count) => [...text].slice(0, count).join("").length;
const cells = [...document.querySelectorAll(".cell")].map((place) => ({
  place,
  id: place.dataset.id,
  path: place.dataset.path,
  paper: Number(place.dataset.paper),
  version: Number(place.dataset.version),
  label: place.dataset.label,
  isSecond: place.dataset.second === "yes",
  mustBeSent: place.dataset.must === "yes",
  choices: JSON.parse(place.dataset.choices),
  read: place.dataset.text,
  text: place.dataset.text,
  doubts: JSON.parse(place.dataset.doubts).map(([start, end, others]) => ({
    start: unitsBefore(place.dataset.text, start), end: unitsBefore(place.dataset.text, end), others,
  })),
  state: "open", // open, sending, settled, refused
  insists: false,
}));
const editor = element("textarea", { rows: 1, spellcheck: false, autocomplete: "off", id: "typed" });
const finished = document.getElementById("done");
let here = null;
let doubt = 0; // which doubt of the value the keys 1–9 are about
let isEditing = false;
let keys = 0;
let since = 0;
let sending = 0;

// ---- where one is ----

function go(cell) {
  if (!cell) return;
  if (here) leave(here);
  here = cell;
  doubt = 0;
  isEditing = false;
  keys = 0;
  since = performance.now();
  cell.place.classList.add("here");
  cell.place.querySelector(".line").prepend(editor);
  editor.value = cell.text;
  editor.setAttribute("aria-label", spoken(cell));
  offer(cell);
  cell.place.scrollIntoView({ block: "nearest" });
  editor.focus({ preventScroll: true });
  fit();
  point(cell);
}

function leave(cell) {
  cell.place.classList.remove("here");
  if (!isEditing) return;
  cell.doubts = cell.state === "open" ? cell.doubts : [];
  isEditing = false;
}

function spoken(cell) {
  const whose = cell.place.querySelector(".whose").textContent.trim();
  const about = cell.isSecond ? "请照纸面填写" : `读作 ${SHOWN[cell.text] ?? cell.text}`;
  const doubted = cell.doubts.map(({ start, end, others }) => `${cell.text.slice(start, end) || "此处"} 或 ${others.join("、")}`);
  return [`${cell.label}，${whose}`, about, ...doubted].join("，");
}

/** Have the doubtful characters selected, so that typing replaces them. */
function point(cell) {
  const at = cell.state === "open" ? cell.doubts[doubt] : undefined;
  editor.classList.toggle("doubted", Boolean(at));
  if (at) editor.setSelectionRange(at.start, at.end);
  else if (cell.state === "open" && editor.value.length <= SHORT) editor.select();
  else editor.setSelectionRange(editor.value.length, editor.value.length);
}

function options(cell) {
  if (cell.choices.length) return cell.choices;
  const at = cell.state === "open" ? cell.doubts[doubt] : undefined;
  return at ? [editor.value.slice(at.start, at.end), ...at.others].slice(0, 9) : [];
}

function offer(cell) {
  if (cell.choices.length) return;
  const buttons = options(cell).map((text, n) =>
    element("button", { type: "button", tabIndex: -1, className: "alt", "data-key": String(n + 1) }, element("kbd", {}, String(n + 1)), text || "没有字"));
  if (cell.state === "open") cell.place.querySelector(".keys").replaceChildren(...buttons);
}

function fit() {
  editor.style.height = "auto";
  editor.style.height = `${Math.min(editor.scrollHeight + 2, 320)}px`;
}

// ---- ways from one to another ----

const isOpen = (cell) => cell.state === "open" || cell.state === "refused";

/** The next that is open, from the end on to the first. */
function nextOpen() {
  const at = cells.indexOf(here);
  return [...cells.slice(at + 1), ...cells.slice(0, at)].find(isOpen) ?? null;
}

/** The next or the last before that is open; none at the ends, so that Tab leads out of the grid. */
function openBeside(isBack) {
  const at = cells.indexOf(here);
  return isBack ? cells.slice(0, at).reverse().find(isOpen) : cells.slice(at + 1).find(isOpen);
}

function beside(key) {
  const at = cells.indexOf(here);
  if (key === "ArrowLeft") return cells[at - 1];
  if (key === "ArrowRight") return cells[at + 1];
  const own = here.place.getBoundingClientRect();
  const isBeyond = key === "ArrowDown" ? (box) => box.top >= own.bottom - 1 : (box) => box.bottom <= own.top + 1;
  let best = null;
  for (const cell of cells) {
    const box = cell.place.getBoundingClientRect();
    if (!isBeyond(box)) continue;
    const distance = [Math.round(Math.abs(box.top - own.top)), Math.abs(box.left - own.left)];
    if (!best || distance[0] < best.distance[0] || (distance[0] === best.distance[0] && distance[1] < best.distance[1])) best = { cell, distance };
  }
  return best?.cell;
}

// ---- settling ----

function choose(number) {
  const cell = here;
  const taken = options(cell)[number - 1];
  if (taken === undefined) return;
  if (cell.choices.length) {
    settle(cell, taken);
    return;
  }
  const { start, end } = cell.doubts[doubt];
  editor.value = editor.value.slice(0, start) + taken + editor.value.slice(end);
  const longer = taken.length - (end - start);
  for (const later of cell.doubts.slice(doubt + 1)) { later.start += longer; later.end += longer; }
  cell.doubts[doubt].end = start + taken.length;
  doubt += 1;
  if (doubt < cell.doubts.length) {
    offer(cell);
    point(cell);
  } else settle(cell, editor.value);
}

async function settle(cell, text) {
  isEditing = false;
  if (cell.state === "sending") return;
  if (cell.state === "settled" && text === cell.text) { go(nextOpen() ?? cell); return; }
  if (cell.isSecond && !text.trim()) { refused(cell, "请照纸面填写；纸面上没有内容，请填“无”。", false); return; }
  const asRead = text === cell.read && cell.state === "open" && !cell.isSecond && !cell.mustBeSent;
  const told = {
    id: cell.id, path: cell.path, paper: cell.paper, version: cell.version, text: asRead ? null : text,
    keys, milliseconds: Math.round(performance.now() - since), as_written: cell.insists,
  };
  cell.text = text;
  mark(cell, "sending");
  const following = nextOpen();
  if (following) go(following);
  sending += 1;
  try {
    const answer = await ask("/batch/settle", { method: "POST", json: told });
    if (answer.kept) kept(cell, answer);
    else refused(cell, answer.message, answer.may_stand);
  } catch (error) {
    refused(cell, error.message, false);
  } finally {
    sending -= 1;
    count();
  }
}

function kept(cell, answer) {
  cell.version = answer.version;
  cell.text = answer.shown;
  cell.insists = false;
  cell.doubts = [];
  mark(cell, "settled");
  cell.place.classList.toggle("waits", answer.phase !== "settled");
  cell.place.querySelector(".shown").textContent = answer.phase === "disputed" ? "已填写" : answer.shown || "（空）";
  cell.place.querySelector(".keys").textContent = PHASES[answer.phase];
  cell.choices = [];
  cell.place.querySelector(".wrong")?.remove();
  if (cell === here) { editor.value = cell.text; fit(); }
}

function refused(cell, message, mayStand) {
  cell.insists = mayStand;
  mark(cell, "refused");
  cell.place.querySelector(".wrong")?.remove();
  if (!cell.choices.length) cell.place.querySelector(".keys").replaceChildren();
  cell.place.append(element("p", { className: "wrong", role: "alert" }, message));
  if (isEditing && here !== cell) say(message, "red"); // who types elsewhere is not torn away
  else { go(cell); isEditing = true; }
}

function mark(cell, state) {
  cell.state = state;
  for (const each of ["sending", "settled", "refused"]) cell.place.classList.toggle(each, each === state);
}

function count() {
  const done = cells.filter((cell) => cell.state === "settled").length;
  const left = cells.length - done;
  document.getElementById("progress").value = done;
  document.getElementById("left").textContent = `已定 ${done} 处，还剩 ${left + Number(document.getElementById("grid").dataset.left)} 处`;
  finished.hidden = left > 0;
  if (left === 0) {
    finished.scrollIntoView({ block: "center" });
    (finished.querySelector("a.btn") ?? finished).focus();
  }
}

// ---- keys and mouse ----

editor.addEventListener("input", () => { isEditing = true; fit(); });
editor.addEventListener("keydown", (event) => {
  if (["Shift", "Control", "Alt", "Meta", "CapsLock"].includes(event.key)) return;
  if (!event.key.startsWith("Arrow") && event.key !== "Tab") keys += 1;
  if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.altKey || event.metaKey) return;
  if (act(event)) event.preventDefault();
});

/** Do what a key is for; false where it is for the text. */
function act(event) {
  const { key } = event;
  if (key === "Enter") {
    if (event.shiftKey) return false;
    if (!event.repeat) settle(here, editor.value);
    return true;
  }
  if (key === "Tab") {
    const following = openBeside(event.shiftKey);
    if (!following) return false;
    go(following);
    return true;
  }
  if (key === "Escape") { editor.value = here.text; isEditing = false; fit(); point(here); return true; }
  if (isEditing) return false;
  if (key === "F2") { isEditing = true; editor.setSelectionRange(editor.value.length, editor.value.length); return true; }
  if (key.startsWith("Arrow")) { go(beside(key)); return true; }
  if (key === "Home" || key === "End") { go(cells.at(key === "Home" ? 0 : -1)); return true; }
  if (/^[1-9]$/.test(key) && options(here).length) { if (!event.repeat) choose(Number(key)); return true; }
  return false;
}

document.getElementById("grid")?.addEventListener("click", (event) => {
  if (event.target.closest("a")) return;
  const cell = cells.find(({ place }) => place === event.target.closest(".cell"));
  if (!cell) return;
  if (cell !== here) go(cell);
  const button = event.target.closest("button.alt");
  keys += 1;
  if (button) choose(Number(button.dataset.key));
  else if (event.target !== editor) editor.focus({ preventScroll: true });
});
document.addEventListener("keydown", (event) => {
  const isFree = event.target === document.body && here && (event.key === "Enter" || event.key.startsWith("Arrow"));
  if (isFree) { event.preventDefault(); go(here); }
});
window.addEventListener("beforeunload", (event) => { if (sending) event.preventDefault(); });

for (const cell of cells) { // what each offers can be seen before one gets there
  if (cell.choices.length || !cell.doubts.length) continue;
  const [{ start, end, others }] = cell.doubts;
  const all = [cell.text.slice(start, end), ...others].slice(0, 9);
  cell.place.querySelector(".keys").replaceChildren(...all.map((text, n) =>
    element("button", { type: "button", tabIndex: -1, className: "alt", "data-key": String(n + 1) }, element("kbd", {}, String(n + 1)), text || "没有字")));
}
if (cells.length) go(cells[0]);
