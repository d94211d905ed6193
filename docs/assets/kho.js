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

  /* What somebody puts aside to compare: ids, kept on this device only, and a bar that leads to the comparison. */
  const KEY = "kho-so-sanh", MOST = 3, frame = document.querySelector("form[data-goc]");
  const stored = function () {
    try {
      const found = JSON.parse(localStorage.getItem(KEY));
      return Array.isArray(found) ? found.filter((id) => typeof id === "string").slice(-MOST) : [];
    } catch (error) { return []; } // no storage, or not ours
  };
  window.KhoSoSanh = {
    MOST,
    ids: stored,
    address: (ids) => frame.dataset.goc + "so-sanh/" + (disk ? "index.html" : "") + "?" + ids.map((id) => "bai=" + encodeURIComponent(id)).join("&"),
    toggle(id) {
      const before = stored(), next = before.includes(id) ? before.filter((one) => one !== id) : before.concat(id).slice(-MOST);
      try { localStorage.setItem(KEY, JSON.stringify(next)); } catch (error) { return; }
      draw();
    },
    /* A button that puts an entry aside and takes it back. */
    wire(button, id) {
      button.dataset.soSanh = id;
      button.addEventListener("click", () => window.KhoSoSanh.toggle(id));
      draw();
    },
  };
  function draw() {
    const ids = stored();
    document.querySelectorAll("button[data-so-sanh]").forEach(function (button) {
      button.setAttribute("aria-pressed", String(ids.includes(button.dataset.soSanh)));
    });
    let bar = document.getElementById("thanh-so-sanh");
    if (!bar && ids.length && !document.getElementById("so-sanh-trang")) {
      bar = document.createElement("div");
      bar.id = "thanh-so-sanh";
      bar.setAttribute("role", "status");
      document.body.append(bar);
    }
    if (!bar) return;
    bar.hidden = !ids.length;
    const link = document.createElement("a");
    link.href = window.KhoSoSanh.address(ids);
    link.textContent = "Xem " + ids.length + " bài cạnh nhau";
    bar.replaceChildren(ids.length > 1 ? link : "Đã chọn 1 bài; chọn thêm bài nữa để so sánh");
  }
  if (frame) {
    document.querySelectorAll("button[data-so-sanh]").forEach((button) => window.KhoSoSanh.wire(button, button.dataset.soSanh));
    addEventListener("storage", draw);
    draw();
  }

  /* Put a text on the clipboard; pages without https have none of their own. Rejects where the browser forbids it. */
  window.KhoChep = async function (text) {
    if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
    const box = document.createElement("textarea");
    box.value = text;
    box.className = "chi-nghe";
    document.body.append(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    if (!done) throw new Error("copy");
  };
  /* The line that ends whatever is copied: where it comes from, when. A path on somebody's disk is no address for others. */
  window.KhoChep.from = (address) => ["Theo kho Cách làm hay – Dân chủ ở cơ sở, chép ngày " + new Date().toLocaleDateString("vi-VN"), address].filter(Boolean).join(": ");

  /* On a narrow screen the theme opens its menu by a hidden checkbox: the keyboard gets a way to it. */
  const drawer = document.getElementById("__drawer"), opener = document.querySelector('.md-header label[for="__drawer"]');
  if (drawer && opener) {
    const show = function () { opener.setAttribute("aria-expanded", String(drawer.checked)); };
    const set = function (open) {
      drawer.checked = open;
      drawer.dispatchEvent(new Event("change", { bubbles: true }));
      const first = document.querySelector(".md-sidebar--primary .md-nav__link[href]");
      if (open && first) first.focus(); else opener.focus();
    };
    opener.tabIndex = 0;
    show();
    drawer.addEventListener("change", show);
    opener.addEventListener("keydown", function (event) {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      set(!drawer.checked);
    });
    document.addEventListener("keydown", function (event) { if (event.key === "Escape" && drawer.checked) set(false); });
  }

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
