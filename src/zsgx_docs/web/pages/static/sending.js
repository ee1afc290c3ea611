/** Sends files one by one, three at a time, and tells how far each is; waits where the service says so. */

const AT_ONCE = 3;
/** Times that a file is sent again when the line broke, and milliseconds between. */
const MOST_TRIES = 4;
const PAUSE = 1500;
/** Seconds to wait where the service is busy and does not say how long. */
const BUSY_SECONDS = 10;
const PASSING = new Set([0, 408, 429, 502, 503, 504]);
/** Files that systems and Word leave lying about: nobody means to send them. */
const LEFTOVER = /^(\.|~\$|Thumbs\.db$|desktop\.ini$|__MACOSX$)/i;

/** Return whether a file is what a person would send. */
export const isMeant = (file) => ![...(file.path ?? file.webkitRelativePath ?? "").split("/"), file.name].some((part) => LEFTOVER.test(part));

/** A line of files on their way. `onChange` is called when anything moved, `onSent` with each answer. */
export class Sending {
  waiting = [];
  under = new Map(); // file -> share sent, 0..1
  failed = []; // {file, why}
  sent = 0;
  total = 0;
  heldUntil = 0;
  drops = new WeakMap(); // file -> what it has in common with those of its folder that came in one go

  constructor(address, headers, { onChange, onSent }) {
    Object.assign(this, { address, headers, onChange, onSent });
    this.requests = new Map();
  }

  get isBusy() { return this.waiting.length + this.under.size > 0; }

  add(files) {
    if (!this.isBusy && !this.failed.length) this.sent = this.total = 0;
    const drops = new Map();
    for (const file of files) {
      const folder = (file.path ?? file.webkitRelativePath ?? "").replace(/[^/]*$/, "");
      if (!drops.has(folder)) drops.set(folder, randomName());
      if (!this.drops.has(file)) this.drops.set(file, drops.get(folder)); // those sent again keep theirs
    }
    this.waiting.push(...files.map((file) => ({ file, tries: 0 })));
    this.total += files.length;
    this.next();
  }

  again() {
    const files = this.failed.map((each) => each.file);
    this.failed = [];
    this.total -= files.length;
    this.add(files);
  }

  stop() {
    this.total -= this.waiting.length + this.under.size;
    this.waiting = [];
    for (const request of this.requests.values()) request.abort();
  }

  next() {
    const wait = this.heldUntil - Date.now();
    if (wait > 0) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.next(), Math.min(wait, 1000));
    } else {
      while (this.under.size < AT_ONCE && this.waiting.length) this.send(this.waiting.shift());
    }
    this.onChange();
  }

  send(item) {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.append("file", item.file, item.file.name);
    form.append("drop", this.drops.get(item.file));
    this.under.set(item.file, 0);
    this.requests.set(item.file, request);
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) this.under.set(item.file, event.loaded / event.total);
      this.onChange();
    });
    request.addEventListener("loadend", () => this.ended(item, request));
    request.addEventListener("abort", () => { item.stopped = true; });
    request.open("POST", this.address);
    for (const [name, value] of Object.entries(this.headers)) request.setRequestHeader(name, value);
    request.send(form);
  }

  ended(item, request) {
    this.under.delete(item.file);
    this.requests.delete(item.file);
    if (request.status >= 200 && request.status < 300) {
      this.sent += 1;
      this.onSent(JSON.parse(request.responseText));
    } else if (!item.stopped) {
      this.notTaken(item, request);
    }
    this.next();
  }

  /** A busy service is waited for as long as it takes; a broken line some times; all else is for the person. */
  notTaken(item, request) {
    const isBusy = request.status === 429 || request.status === 503;
    if (PASSING.has(request.status) && (isBusy || (item.tries += 1) < MOST_TRIES)) {
      const seconds = Number(request.getResponseHeader("Retry-After")) || BUSY_SECONDS;
      this.heldUntil = Date.now() + (isBusy ? seconds * 1000 : PAUSE * item.tries);
      this.waiting.unshift(item);
      return;
    }
    this.failed.push({ file: item.file, why: reason(request) });
    if (request.status === 401) {
      this.failed.push(...this.waiting.map(({ file }) => ({ file, why: "登录已过期，重新登录后再传。" })));
      this.waiting = [];
    }
  }
}

/** Return a name that nobody else has; `randomUUID` is there on addresses with a certificate only. */
const randomName = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

function reason(request) {
  if (request.status === 0) return "传到一半断了，请检查网络后重试。";
  if (request.status === 401) return "登录已过期，重新登录后再传。";
  try {
    return JSON.parse(request.responseText).detail;
  } catch {
    return `服务没有收下（${request.status}）。`;
  }
}
