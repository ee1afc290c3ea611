/** Sends what was settled to the service, one after the other, and takes in what others have settled. */

export class Keeper {
  /** `hooks`: `kept(field, look)`, `failed(field, look, told)`, `changed(fields, others)`. */
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
    if (told.fields) this.#takeIn(told, told.kept ? field : null);
    if (told.kept) this.hooks.kept(field, look);
    else this.hooks.failed(field, look, told);
  }

  /** Decide once all is kept; return what the service says, null where it could not be asked. */
  async decide(state, reason, despite) {
    await this.line;
    const json = { state, reason, version: this.sheet.version, despite_waiting: despite };
    try {
      const told = await this.ask(`/review/${this.sheet.id}/decide`, { method: "POST", json });
      if (told.fields) this.#takeIn(told, null);
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
        this.#takeIn(await this.ask(`/review/${this.sheet.id}/changes?since=${this.sheet.version}`), null);
      } catch { /* the next time */ }
    });
    return this.line;
  }

  #takeIn(told, own) {
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
  }
}
