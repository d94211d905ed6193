/* What one can do with an entry: copy it as plain text for Word or Zalo, copy a citation, share, print. */
(function () {
  "use strict";
  const page = document.querySelector(".trang.bai");
  if (!page) return;
  const tools = page.querySelector(".viec"), told = tools.querySelector("[data-bao]");
  const clean = (node) => node.textContent.replace(/\s+/g, " ").trim();
  const day = () => new Date().toLocaleDateString("vi-VN");
  const title = () => clean(page.querySelector("h1"));
  const canonical = document.querySelector('link[rel="canonical"]');
  // a path on somebody's disk is no address for others
  const address = () => (canonical ? canonical.href : location.protocol === "file:" ? "" : location.href.split("#")[0]);

  /* The facts beside the text, without what only the page itself needs. */
  function facts() {
    return [...page.querySelectorAll(".su-kien [data-ke]")]
      .map((row) => clean(row.querySelector("dt")) + ": " + [...row.querySelector("dd").childNodes].map((node) => clean(node)).filter(Boolean).join(", "));
  }
  function section(made) {
    const lines = [clean(made.querySelector("h2")).replace(/#$/, "").trim().toUpperCase()];
    made.querySelectorAll(":scope > p:not(.phu)").forEach((text) => lines.push(clean(text)));
    const list = made.querySelector(":scope > ol, :scope > ul");
    if (list) [...list.children].forEach(function (item, i) {
      const text = [...item.childNodes].filter((node) => !(node.classList && node.classList.contains("chi-in"))).map((node) => node.textContent).join("").replace(/\s+/g, " ").trim();
      const link = made.querySelector("#nguon") ? item.querySelector("a") : null;
      lines.push((list.tagName === "OL" ? (link ? "[" + (i + 1) + "] " : i + 1 + ". ") : "- ") + text + (link ? " " + link.href : ""));
    });
    return lines.join("\n");
  }
  function report() {
    const parts = [...page.querySelectorAll(".than-bai > section:not(.viec)")].filter((made) => !made.querySelector("#van-ban")).map(section);
    return [title(), clean(page.querySelector(".dan-nhap")), facts().join("\n"), ...parts, KhoChep.from(address())].join("\n\n") + "\n";
  }
  function citation() {
    const place = facts()[0] || "";
    return "“" + title() + "”" + (place ? " (" + place + ")" : "") + ". " + ["Kho Cách làm hay – Dân chủ ở cơ sở", address(), "xem ngày " + day()].filter(Boolean).join(", ") + ".";
  }

  function tell(text) {
    told.textContent = text;
    setTimeout(function () { if (told.textContent === text) told.textContent = ""; }, 6000);
  }

  tools.querySelectorAll("[data-chep]").forEach(function (button) {
    button.addEventListener("click", function () {
      const whole = button.dataset.chep === "bai";
      KhoChep(whole ? report() : citation()).then(
        () => tell(whole ? "Đã chép cả bài. Dán vào Word hoặc Zalo là được." : "Đã chép dòng trích dẫn."),
        () => tell("Trình duyệt không cho chép. Anh chị bôi đen rồi chép bằng tay giúp."),
      );
    });
  });
  const share = tools.querySelector("[data-chia-se]");
  if (navigator.share) {
    share.hidden = false;
    share.addEventListener("click", () => navigator.share({ title: title(), text: clean(page.querySelector(".dan-nhap")), url: address() || undefined }).catch(() => {}));
  }
  tools.querySelector("[data-in]").addEventListener("click", () => print());
  tools.querySelectorAll(".can-js").forEach((made) => { made.hidden = false; });
})();
