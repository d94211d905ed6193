/* Opened from a disk, a folder address shows a list of files: lead every inner link to its index.html. */
(function () {
  "use strict";
  if (location.protocol !== "file:") return;
  document.addEventListener("click", function (event) {
    var link = event.target.closest ? event.target.closest("a[href]") : null;
    if (link && link.protocol === "file:" && /\/$/.test(link.pathname)) link.pathname += "index.html";
  }, true);
})();
/* The theme's search box is a dialog without a name. */
(function () {
  "use strict";
  var search = document.querySelector(".md-search[role=dialog]");
  if (search) search.setAttribute("aria-label", "Tìm kiếm");
})();
