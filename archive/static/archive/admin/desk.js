/* The desk: names for the fields in which a relation is typed, for people who hear the page. */
(function () {
  "use strict";
  var number = 0;
  function name(root) {
    root.querySelectorAll("select.admin-autocomplete").forEach(function (select) {
      var box = select.parentElement.querySelector(".select2-selection"), label = select.labels[0];
      if (!box || !label) { return; }
      if (!label.id) { number += 1; label.id = "desk-label-" + number; }
      var value = box.querySelector(".select2-selection__rendered");
      box.setAttribute("aria-labelledby", label.id + (value && value.id ? " " + value.id : ""));
      if (value && value.getAttribute("role") === "textbox") { value.setAttribute("aria-labelledby", label.id); }
    });
  }
  // Registered after Django's own, so that the typed fields are there when it runs.
  if (window.django && window.django.jQuery) { window.django.jQuery(function () { name(document); }); }
  document.addEventListener("formset:added", function (event) {
    window.setTimeout(function () { name(event.target); }, 0);
  });
})();
