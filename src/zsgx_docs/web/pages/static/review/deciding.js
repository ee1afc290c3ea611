/** Accepts a submission, returns it with a reason, opens it again. */

import { confirmed, say } from "/static/desk.js";

/** Wire the buttons; return what Ctrl+Enter does. `goOn(null)` leads to what still waits. */
export function deciding({ keeper, card, findings, goOn }) {
  async function decide(state, reason = null, despite = false) {
    const told = await keeper.decide(state, reason, despite);
    if (!told) return;
    if (told.decided) {
      keeper.isDone = true;
      location.assign(told.next);
      return;
    }
    if (told.code !== "still_waiting") return say(told.message, "red");
    const isSure = await confirmed(told.message, { title: "还有没核对的", yes: "仍然通过", no: "继续核对", danger: true });
    if (isSure) await decide(state, reason, true);
    else goOn(null);
  }

  function accept() {
    if (card.isChanged && card.canWrite && card.field) return card.say("这一栏改过还没有保存，请先按 Enter 保存，或按 Esc 放弃。", true);
    decide("accepted");
  }

  const returning = document.getElementById("return-dialog");
  const reason = document.getElementById("reason");

  function openReturn() {
    const grave = findings.found?.filter((each) => each.degree === "错误").map((each) => each.said) ?? [];
    if (!reason.value && grave.length) reason.value = grave.join("\n");
    returning.showModal();
    reason.focus();
  }

  document.getElementById("accept").addEventListener("click", accept);
  document.getElementById("return").addEventListener("click", openReturn);
  document.getElementById("reopen").addEventListener("click", () => decide("open"));
  document.getElementById("return-form").addEventListener("submit", (event) => {
    if (event.submitter?.value !== "yes") return;
    if (!reason.value.trim()) { event.preventDefault(); return; }
    decide("returned", reason.value);
  });
  returning.addEventListener("click", (event) => {
    const said = event.target.dataset.reason;
    if (said) { reason.value = [reason.value.trim(), said].filter(Boolean).join("；"); reason.focus(); }
  });
  reason.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.ctrlKey) { event.preventDefault(); document.getElementById("return-form").requestSubmit(returning.querySelector('[value="yes"]')); }
  });

  return accept;
}
