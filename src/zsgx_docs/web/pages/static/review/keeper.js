/** Sends what was settled to the service, one after the other, and takes in what others have settled. */

import { rowsChanged } from "./rows.js";

export class Keeper {
  /** `hooks`: `kept(field, look)`, `failed(field, look, told)`, `changed(fields, others)`, `laid(rows, isOwn)`. */
  constructor(sheet, ask, hooks) {
    this.sheet = sheet;
    this.ask = ask;
    this.hooks = hooks;
    this.line = Promise.resolve();
    this.sending = new Map();
    this.isDone = false;
  }

  get isBusy() {
    return this.sending.size > 0;
  }

  isSending(field) {
    return this.sending.has(field);
  }

  /** Have a field kept in its turn. */
  settle(field, look) {
    this.sending.set(field, (this.sending.get(field) ?? 0) + 1);
    this.line = this.line.then(() => this.#send(field, look));
    return this.line;
  }

  async #send(field, look) {
    const json = { paper: field.paper, path: field.path, version: this.sheet.version, ...look };
    let told;
    try {
      told = await this.ask(`/review/${this.sheet.id}/settle`, { method: "POST", json });
    } catch (error) {
      told = { kept: false, message: error.message, may_stand: false };
    }
    const left = this.sending.get(field) - 1;
    if (left) this.sending.set(field, left);
    else this.sending.delete(field);
    if (told.fields) await this.#takeIn(told, told.kept ? field : null);
    if (told.kept) this.hooks.kept(field, look);
    else this.hooks.failed(field, look, told);
  }

  /** Have a row added, taken away or restored in its turn; return what the service says. */
  changeRow(deed, field) {
    const turn = this.line.then(() => this.#sendRow(deed, field));
    this.line = turn;
    return turn;
  }

  async #sendRow(deed, field) {
    const json = { deed, paper: field.paper, path: field.row_path, version: this.sheet.version };
    try {
      const told = await this.ask(`/review/${this.sheet.id}/rows`, { method: "POST", json });
      await this.#takeIn(told, null, told.kept);
      return told;
    } catch (error) {
      return { kept: false, message: error.message };
    }
  }

  /** Decide once all is kept; return what the service says, null where it could not be asked. */
  async decide(state, reason, despite) {
    await this.line;
    const json = { state, reason, version: this.sheet.version, despite_waiting: despite };
    try {
      const told = await this.ask(`/review/${this.sheet.id}/decide`, { method: "POST", json });
      if (told.fields) await this.#takeIn(told, null);
      return told;
    } catch (error) {
      return { decided: false, code: error.code, message: error.message };
    }
  }

  /** Ask what others did meanwhile; that they cannot be asked is no matter yet. */
  look() {
    this.line = this.line.then(async () => {
      if (this.isDone) return;
      try {
        await this.#takeIn(await this.ask(`/review/${this.sheet.id}/changes?since=${this.sheet.version}`), null);
      } catch { /* the next time */ }
    });
    return this.line;
  }

  async #takeIn(told, own, isOwnRow = false) {
    this.sheet.version = told.version;
    const taken = [];
    for (const anew of told.fields) {
      const field = this.sheet.fields.find((each) => each.paper === anew.paper && each.path === anew.path);
      if (!field) continue;
      const { heading, label } = field;
      Object.assign(field, anew, { heading, label });
      taken.push(field);
    }
    this.hooks.changed(taken, taken.filter((field) => field !== own && !this.sending.has(field)));
    if (told.layout === this.sheet.layout) return;
    try {
      await this.#lay(isOwnRow);
    } catch { /* the layout is still another: the next time */ }
  }

  /** Rows came or went: have the fields in their new order; those that stay are the same objects. */
  async #lay(isOwn) {
    const anew = await this.ask(`/review/${this.sheet.id}/sheet`);
    const name = (field) => `${field.paper} ${field.path}`;
    const known = new Map(this.sheet.fields.map((field) => [name(field), field]));
    const found = rowsChanged(this.sheet.fields, anew.fields);
    const fields = anew.fields.map((each) => {
      const own = known.get(name(each));
      if (!own) return each;
      const { row, row_state, row_by } = each;
      return Object.assign(own, this.sending.has(own) ? { row, row_state, row_by } : each);
    });
    this.sheet.fields.splice(0, this.sheet.fields.length, ...fields);
    this.sheet.layout = anew.layout;
    this.hooks.laid(found, isOwn);
  }
}
