/** The field in focus: its cut-out, its input with the doubtful characters marked, what else may stand there. */

import { element } from "/static/desk.js";
import { drawField } from "./cutout.js";
import { otherwise } from "./otherwise.js";
import { rowTools } from "./rows.js";

const SHOWN = { "☑": "☑ 已勾选", "□": "□ 没有勾选", "": "没有填写" };
const ANSWERS = { tick: ["☑", "□"], answer: ["☑", "□", ""] };
const ANSWER_NAMES = { "☑": "是", "□": "否", "": "没有填写" };
/** Alternatives that have a key. */
const MOST_KEYS = 9;

export class Card {
  constructor(sheet, paper) {
    this.sheet = sheet;
    this.paper = paper;
    this.holder = document.getElementById("card");
    this.field = null;
    this.isOpen = true;
    this.rows = null;
  }

  /** Whether the field may be written in: not in a row taken away, and not once it is decided. */
  get canWrite() {
    return this.isOpen && this.field?.row_state !== "gone";
  }

  /** Show a field; `takesFocus` puts the caret into its input. */
  show(field, takesFocus = true) {
    this.field = field;
    this.rowState = field.row_state;
    this.doubt = 0;
    this.isEditing = false;
    this.insists = false;
    this.doubts = field.doubts.map(([start, end, others]) => ({ start, end, read: field.text.slice(start, end), others, done: false }));
    this.text = field.draft ?? field.text;
    if (field.draft !== undefined) this.doubts = [];
    this.holder.classList.toggle("failed", Boolean(field.failed));
    this.holder.replaceChildren(...this.#parts(field));
    this.#cut(field);
    this.#offer();
    if (field.failed) this.say(field.failed, true);
    if (takesFocus) this.focus();
  }

  /** Say that nothing waits any more. */
  finish(text) {
    this.field = null;
    this.holder.classList.remove("failed");
    const said = element("p", { className: "finished", tabIndex: -1, id: "card-label" }, text);
    this.holder.replaceChildren(said);
    said.focus();
  }

  focus() {
    if (this.input) {
      this.input.focus({ preventScroll: true });
      this.#point();
    } else (this.ticks?.querySelector('[aria-checked="true"]') ?? this.ticks?.querySelector("button"))?.focus({ preventScroll: true });
  }

  get hasFocus() {
    return this.holder.contains(document.activeElement);
  }

  /** What stands in the input now. */
  get typed() {
    return this.text;
  }

  get isChanged() {
    return this.field && (this.text !== this.field.text || this.field.draft !== undefined);
  }

  /** Whether keys 1–9 choose, and do not type. */
  get chooses() {
    return !this.isEditing && this.options().length > 0;
  }

  options() {
    const { field } = this;
    if (!field || !this.canWrite) return [];
    if (ANSWERS[field.sort]) return ANSWERS[field.sort];
    if (field.choices.length) return field.choices;
    const at = this.doubts[this.doubt];
    return at ? [at.read, ...at.others].slice(0, MOST_KEYS) : [];
  }

  /** Take the n-th option; it is not kept before Enter. */
  choose(number) {
    const options = this.options();
    if (number >= options.length) {
      this.say(`没有第 ${number + 1} 项；要打数字，先按 Delete 删去此处。`, true);
      return false;
    }
    this.say("");
    this.insists = false;
    const { field } = this;
    if (ANSWERS[field.sort] || field.choices.length) {
      this.text = options[number];
      this.isTick ? this.#tick() : this.#write();
      return true;
    }
    const at = this.doubts[this.doubt];
    this.text = this.text.slice(0, at.start) + options[number] + this.text.slice(at.end);
    const by = options[number].length - (at.end - at.start);
    at.end += by;
    at.done = true;
    for (const later of this.doubts) if (later !== at && later.start >= at.end - by) { later.start += by; later.end += by; }
    const next = this.doubts.findIndex((each) => !each.done);
    if (next >= 0) this.doubt = next;
    this.#write();
    return true;
  }

  /** Whether the other file says it otherwise, and a key may take that. */
  get offersTwin() {
    return Boolean(this.canWrite && this.field && ["alike", "other"].includes(this.field.twin_says));
  }

  /** Take what the other file says; return whether it says something else. */
  takeTwin() {
    const { field } = this;
    if (!this.offersTwin) return false;
    this.text = field.twin;
    this.doubts = [];
    if (this.isTick) this.#tick();
    else this.#write();
    this.#offer();
    return true;
  }

  /** Put the caret at the end, so that keys type. */
  edit() {
    if (!this.input || !this.canWrite) return;
    this.isEditing = true;
    this.input.focus();
    this.input.setSelectionRange(this.text.length, this.text.length);
    this.#offer();
  }

  /** Take back what was typed; return whether there was anything. */
  undo() {
    const had = this.isChanged || this.isEditing;
    delete this.field.draft;
    delete this.field.failed;
    if (had) this.show(this.field);
    return had;
  }

  say(text, isWrong = false) {
    this.said.textContent = text;
    this.said.classList.toggle("wrong", isWrong);
    this.input?.setAttribute("aria-invalid", String(isWrong));
  }

  #parts(field) {
    this.input = this.ticks = null;
    this.cut = element("div", { className: "cut" });
    this.said = element("p", { className: "said", id: "card-said" });
    this.offers = element("div", { className: "choices" });
    const isFlagged = field.state === "waits" && field.why === "flagged" && field.row_state === "read";
    const why = [field.reason ?? (field.by && `${field.by}`), isFlagged && `把握 ${Math.floor(field.confidence * 100)}%`];
    const top = element(
      "div", { className: "top-line" }, element("b", { id: "card-label" }, this.#title(field)),
      element("span", { className: "why", id: "card-why" }, why.filter(Boolean).join(" · ")),
    );
    this.tools = element("div", {});
    this.refreshRow();
    return [top, this.cut, ANSWERS[field.sort] ? this.#ticks(field) : this.#input(field), this.offers, this.said, this.tools];
  }

  /** Show anew what may be done with the row; what was typed in one that was taken away stays with its field. */
  refreshRow() {
    if (this.rowState !== this.field.row_state) {
      if (this.isChanged) this.field.draft = this.typed;
      return this.show(this.field, this.hasFocus);
    }
    this.tools.replaceChildren(...[this.isOpen && rowTools(this.field, this.rows)].filter(Boolean));
    const label = this.holder.querySelector("#card-label");
    if (label) label.textContent = this.#title(this.field);
  }

  #title(field) {
    if (field.row_state === "gone") return `${field.label}（去掉的行）`;
    return field.row ? `${field.label}（第 ${field.row} 行）` : field.label;
  }

  #cut(field) {
    if (field.boxes.length && this.paper.pages) drawField(this.cut, this.paper, field);
    else if (field.row_state === "added") this.cut.replaceChildren("这一行是人工加的，在纸面上没有读到的位置，请照纸面填写");
    else this.cut.replaceChildren(field.place ? `这是文字版材料，此栏在${field.place}` : "这一栏在纸面上没有找到位置，请看左边的纸面");
  }

  #input(field) {
    this.marks = element("div", { className: "marks", "aria-hidden": "true" });
    this.input = element("textarea", {
      rows: 1, spellcheck: false, autocomplete: "off", readOnly: !this.canWrite, value: this.text,
      placeholder: field.why === "second" ? "请照纸面填写" : "（空）",
      "aria-labelledby": "card-label", "aria-describedby": "card-why card-said",
    });
    this.input.addEventListener("input", () => this.#isTyped());
    this.input.addEventListener("scroll", () => { this.marks.scrollTop = this.input.scrollTop; });
    const holder = element("div", { className: `typed ${field.sort}${field.reason ? " doubted" : ""}` }, this.marks, this.input);
    queueMicrotask(() => this.#write(false));
    return holder;
  }

  #ticks(field) {
    this.ticks = element("div", { className: "choices ticks", role: "radiogroup", "aria-labelledby": "card-label", "aria-describedby": "card-why card-said" });
    const names = field.sort === "tick" ? SHOWN : ANSWER_NAMES;
    ANSWERS[field.sort].forEach((answer, number) => {
      this.ticks.append(element(
        "button", { type: "button", role: "radio", tabIndex: -1, onclick: () => { this.choose(number); this.focus(); } },
        element("kbd", { "aria-hidden": "true" }, String(number + 1)), names[answer],
      ));
    });
    queueMicrotask(() => this.#tick());
    return this.ticks;
  }

  #tick() {
    const answers = ANSWERS[this.field.sort];
    [...this.ticks.children].forEach((button, number) => {
      const isOn = answers[number] === this.text;
      button.setAttribute("aria-checked", String(isOn));
      button.tabIndex = isOn || (!answers.includes(this.text) && number === 0) ? 0 : -1;
    });
    if (this.ticks.contains(document.activeElement)) this.focus();
  }

  /** The next answer after this, for the space bar. */
  toggle() {
    const answers = ANSWERS[this.field.sort];
    this.choose((answers.indexOf(this.text) + 1) % answers.length);
  }

  get isTick() {
    return Boolean(this.field && ANSWERS[this.field.sort]);
  }

  #isTyped() {
    this.text = this.input.value;
    this.insists = false;
    this.isEditing = true;
    this.doubts = [];
    this.say("");
    this.#paint();
    this.#offer();
    this.#fit();
  }

  #write(points = true) {
    if (!this.input) return;
    this.input.value = this.text;
    this.#paint();
    this.#offer();
    this.#fit();
    if (points && document.activeElement === this.input) this.#point();
  }

  /** Have the doubtful characters selected, so that typing replaces them; else all. */
  #point() {
    const at = this.doubts[this.doubt];
    if (at && !at.done) this.input.setSelectionRange(at.start, at.end);
    else if (this.doubts.length) this.input.setSelectionRange(at.end, at.end);
    else if (this.field.sort === "prose") this.input.setSelectionRange(0, 0);
    else this.input.select();
    this.marks.scrollTop = this.input.scrollTop;
  }

  #paint() {
    const pieces = [];
    let here = 0;
    for (const { start, end, done } of [...this.doubts].sort((a, b) => a.start - b.start)) {
      pieces.push(this.text.slice(here, start), element("mark", { className: done ? "done" : "" }, this.text.slice(start, end)));
      here = end;
    }
    this.marks.replaceChildren(...pieces, `${this.text.slice(here)}\n`);
  }

  #fit() {
    this.input.style.height = "auto";
    this.input.style.height = `${this.input.scrollHeight + 2}px`;
    this.marks.scrollTop = this.input.scrollTop;
  }

  #offer() {
    const { field } = this;
    const pieces = [];
    if (!this.isTick && !this.isEditing && this.canWrite) {
      const options = this.options();
      if (options.length) pieces.push(field.choices.length ? (field.state === "disputed" ? "两人分别填：" : "对方和您：") : this.doubts.length > 1 ? `第 ${this.doubt + 1} 处：` : "此字：");
      options.forEach((option, number) => pieces.push(element(
        "button", { type: "button", tabIndex: -1, "aria-pressed": String(this.#isTaken(option)), onclick: () => { this.choose(number); this.focus(); } },
        element("kbd", {}, String(number + 1)), option || "没有字",
      )));
    }
    if (field.told && !this.isChanged) pieces.push(element("span", {}, field.told));
    if (field.twin_says) pieces.push(this.#twin(field));
    this.offers.replaceChildren(...pieces);
  }

  #twin(field) {
    const called = this.sheet.twin?.called ?? "另一份";
    const text = field.twin_says === "same" ? `${called}写的相同` : `${called}写作“${otherwise(field.twin, field.text) || "空"}”`;
    if (!this.offersTwin) return element("span", { className: "twin" }, text);
    const take = () => { this.takeTwin(); this.focus(); };
    return element("button", { type: "button", tabIndex: -1, className: `twin ${field.twin_says}`, title: field.twin, onclick: take }, element("kbd", {}, "0"), element("span", {}, text));
  }

  #isTaken(option) {
    if (this.field.choices.length) return this.text === option;
    const at = this.doubts[this.doubt];
    return Boolean(at?.done) && this.text.slice(at.start, at.end) === option;
  }
}
