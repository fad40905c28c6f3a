// The box in which related terms are typed gets the name of its field.
window.addEventListener("load", () => {
  const label = document.querySelector("label[for=id_related]");
  const box = document.querySelector(".field-related .select2-search__field");
  if (label && box) box.setAttribute("aria-label", label.textContent.replace(/:\s*$/, ""));
});
