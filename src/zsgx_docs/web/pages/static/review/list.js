/** All fields in the form's order: one line each, rows of lists as one line of cells; the browser paints what is seen. */

import { element } from "/static/desk.js";
import { classes } from "./paper.js";

const STATES = {
  read: "", waits: "待核对", elsewhere: "等第二人核对", disputed: "两人所填不同", settled: "已核对",
};
/** Lines that are painted together once one of them is seen. */
const TOGETHER = 20;

export class FieldList {
  /** `restore` is called with a field of a row to be brought back; null where nothing may be changed. */
  constructor(sheet, pick, leave, restore) {
    this.holder = document.getElementById("list");
    this.pick = pick;
    this.leave = leave;
    this.restore = restore;
    this.fields = sheet.fields;
    this.at = null;
    this.lay(sheet);
    this.holder.addEventListener("click", (event) => this.#picked(event.target));
    this.holder.addEventListener("keydown", (event) => this.#key(event));
  }

  /** Lay all out, anew where rows came or went. */
  lay(sheet) {
    const hadFocus = this.holder.contains(document.activeElement);
    const { scrollTop } = this.holder;
    this.buttons = new Map();
    this.holder.replaceChildren(...this.#papers(sheet));
    if (!this.fields.length) this.holder.append(element("p", { className: "empty" }, "这份材料没有读出可核对的栏目。"));
    this.holder.scrollTop = scrollTop;
    if (this.at) this.look(this.at);
    if (hadFocus) this.focus();
  }

  /** The field that has the focus here; null where none has. */
  get focused() {
    return document.activeElement?.closest("#list button")?.field ?? null;
  }

  /** Show a field's value and state anew. */
  refresh(field) {
    const button = this.buttons.get(field);
    if (!button) return;
    const kind = button.classList.contains("cell") ? "cell" : "line";
    button.className = `${kind} ${classes(field)}${this.at === field ? " here" : ""}`;
    button.querySelector(".value").textContent = field.listed;
    button.querySelector(".how").textContent = said(field);
  }

  /** Have a field marked and in sight. */
  look(field) {
    const before = this.at;
    this.at = field;
    for (const each of [before, field]) {
      const button = this.buttons.get(each);
      if (!button) continue;
      button.classList.toggle("here", each === field);
      button.tabIndex = each === field ? 0 : -1;
      if (each === field) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
    const button = this.buttons.get(field);
    (button?.closest(".people") ?? button)?.scrollIntoView({ block: "nearest" });
  }

  focus() {
    const button = this.buttons.get(this.at) ?? this.buttons.values().next().value;
    button?.focus();
  }

  #papers(sheet) {
    this.level = sheet.papers.length > 1 ? "h3" : "h2";
    return sheet.papers.flatMap((title, number) => {
      const own = sheet.fields.filter((field) => field.paper === number);
      const head = sheet.papers.length > 1 ? [element("h2", { className: "paper-title" }, `${number + 1}. ${title}`)] : [];
      return [...head, ...this.#groups(own)];
    });
  }

  #groups(fields) {
    const sections = [];
    let heading = null;
    let lines = null;
    let row = null;
    for (const field of fields) {
      const isNew = field.heading !== heading;
      const isFull = lines && lines.children.length >= TOGETHER && !(field.row_path && field.row_path === row?.path);
      if (isNew || isFull) {
        lines = element("ul");
        sections.push(element("section", {}, isNew && element(this.level, {}, field.heading), lines));
        heading = field.heading;
        row = null;
      }
      if (!field.row_path) lines.append(element("li", {}, this.#line(field)));
      else {
        if (row?.path !== field.row_path) {
          row = { path: field.row_path, cells: element("span", { className: "cells" }) };
          lines.append(this.#row(field, row.cells));
        }
        row.cells.append(this.#cell(field));
      }
    }
    for (const section of sections) {
      const size = [...section.querySelectorAll("li")].reduce((sum, line) => sum + (line.className ? 52 : 25), 0);
      section.style.containIntrinsicSize = `auto ${size + 20}px`;
    }
    return sections;
  }

  #row(field, cells) {
    const isGone = field.row_state === "gone";
    const number = element("span", { className: "no" }, isGone ? "去掉" : String(field.row));
    const back = isGone && this.restore && element(
      "button", { type: "button", className: "btn small back", title: `${field.row_by} 去掉了这一行`, onclick: () => this.restore(field) }, "恢复",
    );
    return element("li", { className: `people ${field.row_state}` }, number, cells, back || null);
  }

  #line(field) {
    return this.#button(field, "line", element("span", { className: "name", title: field.label }, field.label));
  }

  #cell(field) {
    return this.#button(field, "cell", element("span", { className: "unseen" }, field.label));
  }

  #button(field, kind, name) {
    const button = element(
      "button", { type: "button", className: `${kind} ${classes(field)}`, tabIndex: -1, title: kind === "cell" ? field.label : "" },
      element("span", { className: "dot" }), name,
      element("span", { className: "value" }, field.listed),
      element("span", { className: "unseen how" }, said(field)),
    );
    this.buttons.set(field, button);
    button.field = field;
    return button;
  }

  #picked(target) {
    const button = target.closest("button");
    if (button?.field) this.pick(button.field);
  }

  #key(event) {
    const steps = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
    const place = this.fields.indexOf(event.target.closest("button")?.field);
    if (event.key === "Escape") this.leave();
    if (!(event.key in steps) || place < 0) return;
    event.preventDefault();
    const next = this.buttons.get(this.fields[place + steps[event.key]]);
    if (!next) return;
    event.target.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  }
}

function said(field) {
  if (field.failed || field.draft !== undefined) return "改过还没有保存";
  if (field.row_state === "gone") return "这一行已去掉";
  return STATES[field.state] || (field.contradicted ? "与规则不符" : "");
}
