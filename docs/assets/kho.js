/* What every page needs and no more; the search itself comes when somebody turns to it. */
(function () {
  "use strict";
  const disk = location.protocol === "file:";
  /* Opened from a disk, a folder address shows a list of files: lead every inner link to its index.html. */
  if (disk) document.addEventListener("click", function (event) {
    const link = event.target.closest ? event.target.closest("a[href]") : null;
    if (link && link.protocol === "file:" && /\/$/.test(link.pathname)) link.pathname += "index.html";
  }, true);

  /* A page says by when it should be compared with its sources; only the reader's own clock can tell that it is late. */
  const today = new Date().toISOString().slice(0, 10);
  document.querySelectorAll("[data-han]").forEach(function (late) { late.hidden = today <= late.dataset.han; });

  const boxes = [...document.querySelectorAll("form.o-tim")];
  boxes.forEach(function (form) {
    if (disk) form.action = form.action.replace(/\/(?=\?|#|$)/, "/index.html");
    const root = form.dataset.goc;
    let called = false;
    const call = function () {
      if (called) return;
      called = true;
      document.querySelector('meta[name="tep-tim"]').content.split(" ").forEach(function (file) {
        if (document.querySelector('script[src$="' + file + '"]')) return;
        const script = document.createElement("script");
        script.src = root + file;
        script.async = false;
        document.head.append(script);
      });
    };
    form.addEventListener("focusin", call, { once: true });
    if (form.contains(document.activeElement)) call();
    form.addEventListener("submit", function (event) {
      if (!form.elements.q.value.trim()) { event.preventDefault(); form.elements.q.focus(); }
    });
  });

  document.addEventListener("keydown", function (event) {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const at = event.target;
    if (at.isContentEditable || at.matches("textarea, input:not([type=checkbox])")) return;
    const box = [...document.querySelectorAll('.trang input[type="search"], form.o-tim input')].find((input) => input.offsetParent);
    if (!box) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
})();
