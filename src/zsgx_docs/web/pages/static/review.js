/** 审核: one doubtful value after the other, each settled by one key while the eyes already rest on the next. */

import { ask, say } from "/static/desk.js";
import { Card } from "./review/card.js";
import { deciding } from "./review/deciding.js";
import { FieldList } from "./review/list.js";
import { Findings } from "./review/findings.js";
import { Keeper } from "./review/keeper.js";
import { Paper } from "./review/paper.js";
import { rowDeeds } from "./review/rows.js";

/** Milliseconds between two looks at what others have done meanwhile. */
const LOOKS_EVERY = 20000;
/** Milliseconds after the last value kept, before the rules are asked again. */
const RULES_AFTER = 400;
const IMPORTANT = new Set(["waits", "disputed"]);

const id = document.getElementById("review").dataset.id;
const live = document.getElementById("live");
const sheet = await ask(`/review/${id}/sheet`);
const paper = new Paper(sheet, (field) => go(field));
const card = new Card(sheet, paper);
const list = new FieldList(sheet, (field) => go(field), () => card.focus(), sheet.state === null ? (field) => rows.toggle(field) : null);
const findings = new Findings(sheet, paper, (field) => go(field));
const keeper = new Keeper(sheet, ask, { changed, failed, kept, laid: (found, isOwn) => { rows.laid(found, isOwn); tellLeft(); } });
const accept = deciding({ keeper, card, findings, goOn });
const rows = rowDeeds({ sheet, keeper, card, list, go, goOn, announce, judge });
card.rows = rows;
let keys = 0;
let since = 0;
let rules = 0;

// ---- where one is ----

function go(field, takesFocus = true) {
  if (!field) return;
  keepDraft();
  keys = 0;
  since = performance.now();
  card.show(field, takesFocus);
  list.look(field);
  requestAnimationFrame(() => { if (card.field === field) list.look(field); }); // once the card has its height
  paper.look(field);
}

/** What was typed and not kept stays with its field. */
function keepDraft() {
  const { field } = card;
  if (!field || !card.isChanged || keeper.isSending(field) || !card.canWrite) return;
  field.draft = card.typed;
  refresh(field);
}

const waits = (field) => field.row_state !== "gone" && (IMPORTANT.has(field.state) || field.failed || field.draft !== undefined);
const doWait = () => sheet.fields.filter(waits);

/** The next that waits, from a field on and then from the top; null where none does. */
function following(field, by = 1, isRound = true) {
  const order = by > 0 ? sheet.fields : sheet.fields.toReversed();
  const place = order.indexOf(field);
  const isOpen = (each) => each !== field && waits(each) && !keeper.isSending(each);
  return order.slice(place + 1).find(isOpen) ?? (isRound ? order.slice(0, Math.max(place, 0)).find(isOpen) : null) ?? null;
}

function goOn(field) {
  const next = following(field);
  if (next) return go(next);
  list.look(null);
  paper.look(null);
  card.finish(finished());
}

function finished() {
  const elsewhere = sheet.fields.filter((field) => field.state === "elsewhere").length;
  if (elsewhere) return `您要核对的都已核对；还有 ${elsewhere} 处等另一位审核员照纸面填写，之后才能通过。`;
  return "都已核对，按 Ctrl + Enter 通过；要退回或再看某一栏，按 Tab。";
}

// ---- settling ----

function enter() {
  const { field } = card;
  if (field && card.isOpen && !card.canWrite) return goOn(field);
  if (!field || !card.canWrite) return;
  const text = card.isChanged || field.must_be_sent || field.why === "second" || field.state === "disputed" ? card.typed : null;
  if (field.why === "second" && !text.trim()) return card.say("请照纸面填写这一栏；纸上没有写，就填“无”。", true);
  const look = { text, keys, milliseconds: Math.round(performance.now() - since), as_written: card.insists };
  if (text === null) {
    const before = field.state;
    Object.assign(field, { state: "settled", before, accepted: field.text });
    delete field.failed;
    refresh(field);
    announce(`${field.label} 已采纳`);
    keeper.settle(field, look);
    return goOn(field);
  }
  card.say("正在保存…");
  keeper.settle(field, look);
}

/** The service kept a value. */
function kept(field, look) {
  delete field.draft;
  delete field.failed;
  refresh(field);
  clearTimeout(rules);
  rules = setTimeout(judge, RULES_AFTER);
  if (look.text === null || card.field !== field) return;
  announce(`${field.label} 已改为 ${field.listed || "空"}`);
  if (field.state !== "disputed") return goOn(field);
  go(field);
  card.say("两人填的不一样，请看纸面后选一个，或重新填写。", true);
}

/** The service did not keep it: the value is as it was, what was typed stays. */
function failed(field, look, told) {
  const isHere = card.field === field || card.field === null;
  announce(told.message);
  if (told.who) return weigh(field, look.text ?? field.accepted, told.message, isHere);
  if (look.text === null) field.state = field.before;
  else field.draft = look.text;
  field.failed = told.message;
  refresh(field);
  if (!isHere) return say(`“${field.label}”没有保存：${told.message}`, "red");
  if (card.field === null) go(field);
  card.insists = told.may_stand;
  card.say(told.message, true);
  card.holder.classList.add("failed");
}

/** Somebody else said something else meanwhile: both are shown, to choose. */
function weigh(field, ours, message, isHere) {
  Object.assign(field, { choices: [field.text, ours], draft: ours });
  delete field.failed;
  refresh(field);
  if (!isHere) return say(message, "red");
  go(field);
  card.say(message, true);
}

/** Fields came anew from the service: of these, `others` by somebody else. */
function changed(fields, others) {
  for (const field of fields) {
    refresh(field);
    if (card.field === field && !card.isChanged && !keeper.isSending(field) && others.includes(field)) go(field, card.hasFocus);
  }
  if (others.length) {
    const named = others.slice(0, 3).map((field) => `“${field.label}”`).join("、");
    say(`${others[0].by?.split(" ")[0] ?? "别人"}刚核对了${named}${others.length > 3 ? "等" : ""}，已合并到这里。`, "blue");
  }
}

function refresh(field) {
  list.refresh(field);
  paper.refresh(field);
  tellLeft();
}

function tellLeft() {
  document.getElementById("left-count").textContent = String(doWait().length);
}

function announce(text) {
  live.textContent = text;
}

async function judge() {
  const about = await findings.load(ask);
  for (const field of sheet.fields) {
    const stem = field.path.endsWith(".text") ? field.path.slice(0, -5) : null;
    const isAgainst = about.has(`${field.paper} ${field.path}`) || (stem && ["start", "end"].some((part) => about.has(`${field.paper} ${stem}.${part}`)));
    if (Boolean(field.contradicted) === Boolean(isAgainst)) continue;
    field.contradicted = Boolean(isAgainst);
    refresh(field);
  }
}

// ---- keys ----

document.addEventListener("keydown", (event) => {
  if (document.querySelector("dialog[open]") || event.isComposing || event.keyCode === 229) return;
  if (!["Control", "Shift", "Alt", "Meta"].includes(event.key)) keys += 1;
  const deed = onPage(event) ?? (card.hasFocus && card.field ? inCard(event) : null);
  if (!deed) return;
  event.preventDefault();
  deed();
});

/** What a key does wherever the focus is; null where nothing. */
function onPage(event) {
  if (event.key === "Enter" && event.ctrlKey) return accept;
  if (event.key === "PageDown") return () => paper.show(paper.page + 1);
  if (event.key === "PageUp") return () => paper.show(paper.page - 1);
  if (event.key === "F6") return () => hop(event.shiftKey ? -1 : 1);
  if (!event.altKey) return null;
  if (["=", "+"].includes(event.key)) return () => paper.step(1);
  if (event.key === "-") return () => paper.step(-1);
  if (event.key === "0") return () => paper.rescale(null);
  if (event.key === "Insert") return inRow((field) => field.row_state !== "gone" && rows.add(field));
  if (event.key === "Delete") return inRow(rows.toggle);
  return null;
}

/** A deed for the row in which one is; null in none. */
function inRow(deed) {
  const field = list.focused ?? card.field;
  return card.isOpen && field?.row_path ? () => deed(field) : null;
}

/** What a key does in the input of the field in focus. */
function inCard(event) {
  const { key, shiftKey, altKey, ctrlKey, metaKey } = event;
  if (ctrlKey || metaKey) return null;
  const isFree = !card.isEditing && !card.isChanged;
  if (key === "Enter" && !(shiftKey && card.field.sort === "prose")) return enter;
  if (key === "Tab") {
    const next = following(card.field, shiftKey ? -1 : 1, false);
    return next ? () => go(next) : null;
  }
  if (key === "F2") return () => card.edit();
  if (key === "Escape") return () => { if (!card.undo()) list.focus(); refresh(card.field); };
  if ((altKey || isFree) && ["ArrowDown", "ArrowUp"].includes(key)) return () => step(key === "ArrowDown" ? 1 : -1);
  if (card.isTick) {
    if (key === " ") return () => card.toggle();
    if (["ArrowLeft", "ArrowRight"].includes(key)) return () => card.toggle();
  }
  if (key === "0" && isFree && !altKey && card.offersTwin) return () => card.takeTwin();
  if (!altKey && /^[1-9]$/.test(key) && card.chooses) return () => card.choose(Number(key) - 1);
  return null;
}

/** To the field before or after, whether it waits or not. */
function step(by) {
  const next = sheet.fields[sheet.fields.indexOf(card.field) + by];
  if (next) go(next);
}

/** To the next part of the page: input, list, buttons, paper. */
function hop(by) {
  const stops = [
    [card.holder, () => card.focus()],
    [list.holder, () => list.focus()],
    [document.getElementById("foot"), () => document.querySelector("#foot button:not([hidden])").focus()],
    [document.querySelector(".review .desk"), () => paper.desk.focus()],
  ];
  const here = stops.findIndex(([holder]) => holder.contains(document.activeElement));
  stops[(here + by + stops.length) % stops.length][1]();
}

// ---- beginning ----

const isOpen = sheet.state === null;
card.isOpen = isOpen;
document.getElementById("accept").hidden = document.getElementById("return").hidden = !isOpen;
document.getElementById("reopen").hidden = document.getElementById("decided").hidden = isOpen;
document.getElementById("foot").classList.toggle("decided", !isOpen);
tellLeft();
const isWord = sheet.kind === "docx";
const hint = sheet.kind === "xlsx" ? "这份材料是表格，没有纸面图；各栏在表中的位置写在右边。" : "这份材料的纸面图画不出来，请下载原件对照。";
const first = doWait()[0] ?? (isOpen ? null : sheet.fields[0]);
if (first) go(first, true);
else card.finish(isOpen ? (sheet.fields.length ? finished() : "没有可核对的栏目，看过纸面后可以通过或退回。") : "");
paper.begin(ask, hint).then(() => { if (isWord && card.field) card.show(card.field, card.hasFocus); });
judge();
setInterval(() => { if (!document.hidden) keeper.look(); }, LOOKS_EVERY);
window.addEventListener("beforeunload", (event) => {
  keepDraft();
  if (!keeper.isDone && (keeper.isBusy || sheet.fields.some((field) => field.draft !== undefined))) event.preventDefault();
});
