/* The theme switch without a reload; its form works without this script. */
(function () {
  "use strict";
  var form = document.querySelector(".theme"), year = 31536000;
  if (!form) { return; }
  form.addEventListener("submit", function (event) {
    var chosen = event.submitter ? event.submitter.value : "";
    event.preventDefault();
    document.cookie = "theme=" + chosen + ";path=/;max-age=" + (chosen ? year : 0) + ";samesite=lax" +
      (location.protocol === "https:" ? ";secure" : "");
    if (chosen) { document.documentElement.dataset.theme = chosen; } else { delete document.documentElement.dataset.theme; }
    form.querySelectorAll("button").forEach(function (button) {
      button.setAttribute("aria-pressed", String(button.value === chosen));
    });
  });
})();
