/** What the pages 汇总, 文件, 模板, 规则 share: a button that opens a dialog may choose in it beforehand. */
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-choose]");
  if (button) document.getElementById(button.dataset.choose).value = button.dataset.value;
});
