/* The review desk: keys press the visible button that carries them, chosen words fill a form,
   a search answers while one types. Every page works without this script. */
(function () {
  "use strict";
  var desk = document.querySelector(".review-desk"), on = document.getElementById("keys-on");
  var leaving = false, KEPT = "mufakat-review-keys";
  if (!desk) { return; }

  /* Keys ------------------------------------------------------------------ */
  function kept() { try { return localStorage.getItem(KEPT) !== "off"; } catch (error) { return true; } }
  function keep(value) { try { localStorage.setItem(KEPT, value ? "on" : "off"); } catch (error) { /* not kept */ } }
  if (on) {
    on.closest("label").hidden = false;
    on.checked = kept();
    on.addEventListener("change", function () { keep(on.checked); });
  }
  function isTyping(element) {
    if (!element || !element.closest) { return false; }
    var field = element.closest("input, textarea, select, [contenteditable]");
    return Boolean(field) && !/^(checkbox|radio|submit|button)$/.test(field.type || "");
  }
  function isSeen(element) { return element.getClientRects().length > 0; }
  function carrier(name) {
    return Array.from(document.querySelectorAll("[aria-keyshortcuts]")).find(function (element) {
      return element.getAttribute("aria-keyshortcuts").split(" ").indexOf(name) >= 0 && isSeen(element);
    });
  }
  document.addEventListener("keydown", function (event) {
    if (!on || !on.checked || event.ctrlKey || event.metaKey || event.altKey || event.repeat) { return; }
    if (isTyping(event.target)) {
      if (event.key === "Escape") { event.target.blur(); }
      return;
    }
    var name = event.shiftKey && /^[A-Z]$/.test(event.key) ? "Shift+" + event.key : event.key;
    var target = carrier(name);
    if (!target) { return; }
    event.preventDefault();
    if (leaving) { return; }
    target.focus();
    if (!/^(INPUT|TEXTAREA)$/.test(target.tagName)) { target.click(); } else { target.select(); }
  });
  // A decision is sent once, however often it is pressed before the next page is there.
  document.addEventListener("submit", function (event) {
    if (leaving) { event.preventDefault(); return; }
    if (event.target.method === "post") { leaving = true; }
  });
  window.addEventListener("pageshow", function () { leaving = false; });

  /* The open proposal in the text ----------------------------------------- */
  var text = desk.querySelector(".dtext .read"), current = text && text.querySelector(".cur");
  if (current && text.scrollHeight > text.clientHeight) {
    text.scrollTop += current.getBoundingClientRect().top - text.getBoundingClientRect().top - text.clientHeight / 3;
  }
  if (location.hash.length > 1) {
    var opened = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (opened) { opened.focus({ preventScroll: true }); }
  }

  /* Words chosen in the text ---------------------------------------------- */
  function points(words) { return Array.from(words).length; }
  function place(node, offset) {
    var piece = (node.nodeType === 3 ? node.parentElement : node).closest("[data-s]");
    if (!piece || !text.contains(piece)) { return null; }
    var before = document.createRange();
    before.selectNodeContents(piece);
    before.setEnd(node, offset);
    return Number(piece.dataset.s) + points(before.toString());
  }
  function chosen() {
    var selection = window.getSelection();
    if (!text || !selection.rangeCount || selection.isCollapsed) { return null; }
    var range = selection.getRangeAt(0), start = place(range.startContainer, range.startOffset);
    var end = place(range.endContainer, range.endOffset);
    if (start === null || end === null || end <= start) { return null; }
    var words = Array.from(text.querySelectorAll("[data-s]")).map(function (piece) {
      var first = Number(piece.dataset.s), letters = Array.from(piece.textContent);
      return first < end && first + letters.length > start
        ? { at: Math.max(first, start), said: letters.slice(Math.max(0, start - first), end - first).join("") }
        : null;
    }).filter(Boolean);
    var said = words.reduce(function (all, one) {
      return { end: one.at + points(one.said), words: all.words + (all.words && one.at > all.end ? " " : "") + one.said };
    }, { end: 0, words: "" }).words;
    start += points(said) - points(said.replace(/^\s+/, ""));
    return said.trim() ? { words: said.trim(), start: start } : null;
  }
  var add = desk.querySelector(".add-mark"), remembered = null;
  if (add) {
    document.addEventListener("selectionchange", function () {
      var now = chosen();
      if (now) { remembered = now; }
    });
    add.addEventListener("click", function (event) {
      var now = chosen() || remembered;
      if (!now) { return; }
      event.preventDefault();
      location.assign(desk.dataset.address + "?" + new URLSearchParams(
        { aksi: "tandai", kata: now.words, mulai: String(now.start) }
      ) + "#tambah");
    });
  }
  if (text) {
    text.addEventListener("click", function (event) {
      var mark = event.target.closest("mark[data-usul]");
      if (mark && window.getSelection().isCollapsed) {
        location.assign(desk.dataset.address + "?" + new URLSearchParams({ usul: mark.dataset.usul }) + "#usul");
      }
    });
  }

  /* Search while typing --------------------------------------------------- */
  document.querySelectorAll("form[data-live]").forEach(function (form) {
    var waiting = 0, asked = 0;
    form.addEventListener("change", function (event) {
      if (event.target.matches("select")) { form.requestSubmit(); }
    });
    form.addEventListener("input", function (event) {
      if (!event.target.matches("[name=cari]")) { return; }
      window.clearTimeout(waiting);
      waiting = window.setTimeout(function () {
        var number = asked += 1;
        fetch(form.action + "?" + new URLSearchParams(new FormData(form)), { credentials: "same-origin" })
          .then(function (answer) { return answer.ok ? answer.text() : Promise.reject(answer.status); })
          .then(function (page) {
            var found = new DOMParser().parseFromString(page, "text/html").getElementById("found");
            var here = document.getElementById("found");
            if (number === asked && found && here) { here.replaceWith(document.adoptNode(found)); }
          })
          .catch(function () { /* the button of the form still searches */ });
      }, 250);
    });
  });
})();
