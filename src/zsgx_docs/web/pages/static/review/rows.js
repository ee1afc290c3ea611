/** Rows of lists: one added that the reader missed, one taken away that is none, and brought back. */

import { confirmed, element, say } from "/static/desk.js";

const ASKED = "这一行不再算作材料的内容，里面没核对的也不用再核对；行仍划线显示，可以恢复。";

/** What the page does with rows. `go(field)` leads to a field, `goOn(field)` to the next that waits. */
export function rowDeeds({ sheet, keeper, card, list, go, goOn, announce, judge }) {
  const cells = (row, paper) => sheet.fields.filter((field) => field.paper === paper && field.row_path === row);

  async function done(deed, field) {
    const told = await keeper.changeRow(deed, field);
    if (!told.kept) { announce(told.message); say(told.message, "red"); return null; }
    judge();
    return cells(told.row, field.paper)[0] ?? null;
  }

  /** Add an empty row behind the one of a field. */
  async function add(field) {
    const first = await done("add", field);
    if (!first) return;
    go(first);
    announce(`已加第 ${first.row} 行，请逐栏填写；一栏也不填就不保留。`);
  }

  /** Take the row of a field away, once it is confirmed; one taken away is brought back. */
  async function toggle(field) {
    if (field.row_state === "gone") return restore(field);
    const number = field.row;
    const isSure = await confirmed(ASKED, { title: `去掉第 ${number} 行？`, yes: "去掉", no: "不去掉" });
    if (!isSure) return card.focus();
    if (!await done("remove", field)) return;
    goOn(field);
    announce(`第 ${number} 行已去掉；在这一行按 Alt + Delete 可以恢复。`);
  }

  async function restore(field) {
    const first = await done("restore", field);
    if (!first) return;
    go(first);
    announce(`已恢复第 ${first.row} 行。`);
  }

  /** The list has other rows than it had: `found` says which came, went and were dropped for being empty. */
  function laid(found, isOwn) {
    list.lay(sheet);
    if (card.field && !sheet.fields.includes(card.field)) goOn(null);
    else if (card.field) { card.refreshRow(); list.look(card.field); }
    if (found.dropped) announce("加的一行一栏也没有填，没有保留。");
    if (isOwn) return;
    const told = [found.came && `加了 ${found.came} 行`, found.gone && `去掉了 ${found.gone} 行`, found.back && `恢复了 ${found.back} 行`].filter(Boolean);
    if (told.length) say(`有人在列表里${told.join("、")}，已合并到这里。`, "blue");
  }

  return { add, toggle, laid };
}

/** Tell which rows came, went or came back between two states of the fields. */
export function rowsChanged(before, after) {
  const [then, now] = [states(before), states(after)];
  const count = (isOne) => [...now].filter(([row, state]) => isOne(then.get(row), state)).length;
  return {
    dropped: [...then].filter(([row, state]) => state === "added" && !now.has(row)).length,
    came: count((was, is) => !was && is === "added"),
    gone: count((was, is) => was && was !== "gone" && is === "gone"),
    back: count((was, is) => was === "gone" && is !== "gone"),
  };
}

function states(fields) {
  return new Map(fields.filter((field) => field.row_path).map((field) => [`${field.paper} ${field.row_path}`, field.row_state]));
}

/** The buttons for the row of a field; nothing of a field in no row. */
export function rowTools(field, deeds) {
  if (!field.row_path) return null;
  const button = (text, key, deed) => element(
    "button", { type: "button", className: "btn small", onclick: () => deed(field) }, text, " ", element("kbd", {}, key),
  );
  if (field.row_state === "gone") {
    return element("div", { className: "row-tools" }, element("span", {}, `${field.row_by} 去掉了这一行`), button("恢复这一行", "Alt Delete", deeds.toggle));
  }
  return element("div", { className: "row-tools" }, button("在此后加一行", "Alt Insert", deeds.add), button("去掉这一行", "Alt Delete", deeds.toggle));
}
