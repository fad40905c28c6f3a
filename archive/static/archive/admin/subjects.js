// The box in which related terms are typed gets the name of its field, whenever it is drawn.
document.addEventListener("DOMContentLoaded", () => {
  const field = document.querySelector(".field-related");
  const label = document.querySelector("label[for=id_related]");
  if (!field || !label) return;
  const nameBox = () => {
    const box = field.querySelector(".select2-search__field:not([aria-label])");
    if (box) box.setAttribute("aria-label", label.textContent.replace(/:\s*$/, ""));
  };
  new MutationObserver(nameBox).observe(field, { childList: true, subtree: true });
  nameBox();
});
