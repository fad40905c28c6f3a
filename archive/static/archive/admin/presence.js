/* Who else has this page open: says every minute that it is, and says when it is left. */
(function () {
  "use strict";
  var note = document.querySelector("[data-open]"), sender = document.querySelector("input[name=csrfmiddlewaretoken]");
  if (!note || !sender) { return; }
  function said(left) {
    var sent = new FormData();
    sent.append("csrfmiddlewaretoken", sender.value);
    if (left) { sent.append("left", "1"); }
    return sent;
  }
  function tell() {
    if (document.hidden) { return; }
    window.fetch(note.dataset.open, {method: "POST", body: said(false), credentials: "same-origin"})
      .then(function (answer) { return answer.ok ? answer.json() : {said: ""}; })
      .then(function (answer) {
        if (note.textContent !== answer.said) { note.textContent = answer.said; }
        note.hidden = !answer.said;
      })
      .catch(function () { /* A courtesy: without the network the page works on. */ });
  }
  window.setInterval(tell, 60000);
  document.addEventListener("visibilitychange", tell);
  window.addEventListener("pageshow", function (event) { if (event.persisted) { tell(); } });
  window.addEventListener("pagehide", function () { navigator.sendBeacon(note.dataset.open, said(true)); });
})();
