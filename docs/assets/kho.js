/* Opened from a disk, a folder address shows a list of files: lead every inner link to its index.html. */
(function () {
  "use strict";
  if (location.protocol !== "file:") return;
  document.addEventListener("click", function (event) {
    var link = event.target.closest ? event.target.closest("a[href]") : null;
    if (link && link.protocol === "file:" && /\/$/.test(link.pathname)) link.pathname += "index.html";
  }, true);
})();
