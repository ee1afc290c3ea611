/** What the rules find, with the seal that they speak of; the rest on demand. */

import { element } from "/static/desk.js";
import { drawSeal } from "./cutout.js";

/** Findings that are shown at once: more would push the fields off the screen. */
const SHOWN = 1;
const GRAVE = ["错误", "提醒"];

export class Findings {
  constructor(sheet, paper, pick) {
    this.sheet = sheet;
    this.paper = paper;
    this.pick = pick;
    this.holder = document.getElementById("findings");
    this.isOpen = false;
    this.told = "";
  }

  /** Ask what the rules say now; return the fields that grave findings are about. */
  async load(ask) {
    let found;
    try {
      found = await ask(`/review/${this.sheet.id}/findings`);
    } catch (error) {
      this.#put([element("div", { className: "alert" }, element("p", {}, `规则没有检查成：${error.message}`))]);
      return new Set();
    }
    const told = JSON.stringify(found);
    if (told !== this.told) {
      this.told = told;
      this.found = found;
      this.#show();
    }
    const grave = found.filter((each) => GRAVE.includes(each.degree));
    return new Set(grave.flatMap((each) => each.paths.map((path) => `${each.paper} ${path}`)));
  }

  #show() {
    this.holder.classList.toggle("open", this.isOpen);
    const shown = this.isOpen ? this.found : this.found.slice(0, SHOWN);
    const rest = this.found.length - SHOWN;
    const more = rest > 0 && element(
      "button", { type: "button", className: "rest", "aria-expanded": String(this.isOpen), onclick: () => { this.isOpen = !this.isOpen; this.#show(); this.holder.querySelector(".rest")?.focus(); } },
      this.isOpen ? "收起" : `另有 ${rest} 条${this.#count()}`,
    );
    this.#put([...shown.map((each) => this.#one(each)), ...(more ? [more] : [])]);
  }

  #count() {
    const grave = this.found.slice(SHOWN).filter((each) => GRAVE.includes(each.degree)).length;
    return grave ? `（${grave} 条不符合规则）` : "（需要人工判断或无法判断）";
  }

  #one(found) {
    const seal = found.seal === null ? null : this.sheet.seals.find((each) => each.paper === found.paper && each.index === found.seal);
    const canvas = seal ? element("canvas", { role: "img", "aria-label": `第 ${seal.page} 页上的印章` }) : null;
    if (canvas) drawSeal(canvas, this.paper, seal);
    const field = this.sheet.fields.find((each) => each.paper === found.paper && found.paths.some((path) => headed(path, each.path)));
    const red = found.degree === "错误" ? " red" : "";
    const basis = found.said.includes(found.basis) ? null : element("span", { className: "basis" }, `依据 ${found.rule}：${found.basis}`);
    return element(
      "div", { className: `alert${red}` }, canvas,
      element("p", { title: this.isOpen ? "" : found.said }, element("b", {}, `${found.degree} ${found.rule} `), found.said,
        field && element("a", { href: "#card", "aria-label": `看此栏“${field.label}”`, onclick: (event) => { event.preventDefault(); this.pick(field); } }, "看此栏"),
        basis && element("br"), basis),
    );
  }

  #put(children) {
    this.holder.replaceChildren(...children);
    this.holder.hidden = !children.length;
  }
}

/** A part of a composed value is looked at where its text is. */
function headed(path, own) {
  return path === own || (own.endsWith(".text") && path.startsWith(own.slice(0, -4)));
}
