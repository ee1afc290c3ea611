/** 收件: sends what is dropped, and keeps the list of what came in as it is at the moment. */
import { ask, confirmed, dropZone, element, say } from "./desk.js";
import { Sending, isMeant } from "./sending.js";

/** Milliseconds between two looks at the list: at least, while things move; and where no events come. */
const LEAST = 1200;
const POLL = 5000;
/** Milliseconds after which it is looked at all the same. */
const SLOW_POLL = 60_000;
/** Lines of the list of what is being sent; beyond that only their number is told. */
const MOST_LINES = 200;

const rows = document.getElementById("rows");
const filter = document.getElementById("filter");
const part = (name) => document.getElementById(`sending${name ? `-${name}` : ""}`);

/* ---- sending ---- */
const sending = new Sending("/api/v1/extractions", { "X-CSRF-Token": document.body.dataset.csrf, Accept: "application/json" }, {
  onChange: () => { drawSoon(); },
  onSent: () => { look(); },
});

function take(files) {
  const meant = files.filter(isMeant);
  const empty = meant.filter((file) => file.size === 0);
  const good = meant.filter((file) => file.size > 0);
  const skipped = files.length - meant.length;
  if (skipped) say(`跳过了 ${skipped} 个系统文件（如 ~$ 开头的、Thumbs.db）。`, "blue");
  for (const file of empty.slice(0, 3)) say(`「${file.name}」是空文件，没有提交。`, "red");
  if (empty.length > 3) say(`另有 ${empty.length - 3} 个空文件没有提交。`, "red");
  if (good.length) { part("").hidden = false; sending.add(good); }
}

let drawn = false;
function drawSoon() {
  if (drawn) return;
  drawn = true;
  requestAnimationFrame(() => { drawn = false; draw(); });
}

function draw() {
  const share = [...sending.under.values()].reduce((sum, each) => sum + each, 0);
  const over = sending.sent + sending.failed.length;
  const held = Math.ceil((sending.heldUntil - Date.now()) / 1000);
  part("bar").max = Math.max(1, sending.total);
  part("bar").value = over + share;
  part("title").textContent = sending.isBusy ? "正在上传" : sending.failed.length ? "有文件没传上" : "都传完了";
  part("said").textContent = [
    `${sending.sent} / ${sending.total} 个`,
    sending.failed.length && `${sending.failed.length} 个没传上`,
    sending.isBusy && held > 0 && `服务正忙，${held} 秒后自动接着传`,
  ].filter(Boolean).join("，");
  part("stop").hidden = !sending.isBusy;
  part("again").hidden = sending.isBusy || !sending.failed.length;
  part("close").hidden = sending.isBusy;
  part("list").replaceChildren(...[...sending.under].map(underWay), ...sending.failed.slice(0, MOST_LINES).map(failedOne));
  if (!sending.isBusy) finished();
}

let told = 0;
function finished() {
  if (sending.sent !== told && sending.sent) say(`收下了 ${sending.sent} 个文件，正在逐份读取。`);
  told = sending.sent;
  if (!sending.failed.length) setTimeout(() => { if (!sending.isBusy && !sending.failed.length) part("").hidden = true; told = 0; }, 4000);
}

const underWay = ([file, share]) => element("li", {},
  element("span", { className: "ellipsis" }, file.name),
  element("progress", { className: "blue", value: share, max: 1, "aria-label": `${file.name} 上传` }),
  element("span", { className: "muted" }, `${Math.round(share * 100)}%`));
const failedOne = ({ file, why }) => element("li", { className: "wrong" }, element("span", { className: "ellipsis" }, file.name), element("span", { className: "why" }, why));

for (const [button, input] of [["pick", "files"], ["pick-folder", "folder"]]) {
  const chooser = document.getElementById(input);
  document.getElementById(button).addEventListener("click", () => chooser.click());
  chooser.addEventListener("change", () => { take([...chooser.files]); chooser.value = ""; });
}
dropZone(document.documentElement, take);
part("stop").addEventListener("click", () => sending.stop());
part("again").addEventListener("click", () => sending.again());
part("close").addEventListener("click", () => { sending.failed = []; part("").hidden = true; });
document.addEventListener("paste", (event) => { if (event.clipboardData?.files.length) take([...event.clipboardData.files]); });
addEventListener("beforeunload", (event) => { if (sending.isBusy) event.preventDefault(); });

/* ---- the list ---- */
let lookedAt = 0;
let timer = null;
let isLooking = false;
let isStale = false;

/** Look at the list again, soon; often asked for is done once, and once more for what changes meanwhile. */
function look() {
  isStale = true;
  if (timer || isLooking || document.hidden) return;
  timer = setTimeout(refresh, Math.max(50, lookedAt + LEAST - Date.now()));
}

async function refresh() {
  const began = Date.now();
  [timer, isLooking, isStale] = [null, true, false];
  try {
    const answer = await fetch(`/intake/rows${location.search}`, { headers: { Accept: "text/html", "HX-Request": "true", "X-By-Itself": "true" } });
    if (answer.headers.get("HX-Redirect")) location.assign(answer.headers.get("HX-Redirect"));
    if (answer.ok) merge(await answer.text());
  } catch { /* the service is away for a moment: the next look will tell */ }
  lookedAt = Date.now() + 2 * (Date.now() - began); // a slow service is asked less
  isLooking = false;
  if (isStale) look();
}

/** Put in what changed and leave the rest as it stands, with the focus where it was. */
function merge(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html").body;
  const old = rows.querySelector("table");
  const made = fresh.querySelector("table");
  if (!old || !made) { rows.replaceChildren(...fresh.childNodes); return; }
  const focus = document.activeElement;
  const key = rows.contains(focus) ? [focus.closest("tbody")?.id, focus.dataset.do, focus.dataset.id] : null;
  const there = new Map([...old.tBodies].map((body) => [body.id, body]));
  let after = old.tHead;
  for (const body of [...made.tBodies]) {
    const same = there.get(body.id);
    const kept = same?.isEqualNode(body) ? same : document.importNode(body, true);
    if (same && kept !== same) same.remove();
    there.delete(body.id);
    if (after.nextElementSibling !== kept) after.after(kept);
    after = kept;
  }
  for (const gone of there.values()) gone.remove();
  rows.querySelector(".pager")?.replaceWith(fresh.querySelector(".pager") ?? "");
  if (key && !document.contains(focus)) refocus(key);
}

function refocus([body, deed, id]) {
  const row = document.getElementById(body);
  (row?.querySelector(`[data-do="${deed}"][data-id="${id}"]`) ?? row?.querySelector("button, a"))?.focus();
}

const DEEDS = {
  cancel: { method: "POST", to: (id) => `/api/v1/extractions/${id}/cancel`, said: "已取消" },
  retry: { method: "POST", to: (id) => `/api/v1/extractions/${id}/retry`, said: "重新排队" },
  keep: { method: "POST", to: (id) => `/intake/${id}/keep`, said: "两份都保留" },
  delete: {
    method: "DELETE", to: (id) => `/api/v1/extractions/${id}`, said: "已删除",
    question: (name) => `确定删除「${name}」吗？原件、读取结果和改动都会删掉，不能恢复。`,
  },
};

rows.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-do]");
  if (!button) return;
  const { do: what, id, name } = button.dataset;
  const deed = DEEDS[what];
  if (deed.question && !(await confirmed(deed.question(name), { yes: "删除", danger: true }))) return;
  button.disabled = true;
  try {
    await ask(deed.to(id), { method: deed.method });
    say(`「${name}」${deed.said}。`);
  } catch (error) {
    say(error.message, "red");
    button.disabled = false;
  }
  look();
});

filter.addEventListener("change", (event) => { if (event.target.id === "size") filter.requestSubmit(filter.querySelector("[aria-pressed=true]")); });

/* ---- what is told as it happens; without events the list is looked at now and then ---- */
let events = null;
function listen() {
  events?.close();
  events = null;
  if (document.hidden) return;
  events = new EventSource("/intake/events");
  events.addEventListener("changed", look);
}
document.addEventListener("visibilitychange", listen);
setInterval(() => { if (events?.readyState !== EventSource.OPEN || Date.now() - lookedAt > SLOW_POLL) look(); }, POLL);
listen();
