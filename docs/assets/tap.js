/* A booklet for a training day: the entries of a list one after another, with a title page and contents, to be printed.
   Which ones stands in the address: ids (bai), or words and facets as on the page of results. */
(function () {
  "use strict";
  const page = document.getElementById("tap-trang");
  if (!page) return;
  // the engine's own script did not come
  if (!window.KhoTim) { document.getElementById("tap-bao").textContent = "Chưa tải được phần tìm kiếm; anh chị xem lại mạng rồi tải lại trang."; return; }
  const root = page.dataset.goc, sorter = document.currentScript.dataset.loc, status = document.getElementById("tap-bao");
  const contents = document.getElementById("tap-muc-luc"), place = document.getElementById("tap-bai"), button = document.getElementById("tap-in");
  const MOST = 50;
  const { make, PART } = KhoTim;

  function state() {
    const ids = new URLSearchParams(location.search).getAll("bai").filter(Boolean);
    return Object.assign(KhoTim.asked(), { ids: [...new Set(ids)] });
  }
  function narrower() {
    return new Promise(function (resolve, reject) {
      const script = make("script");
      script.src = sorter;
      script.onload = () => (window.KhoLoc ? resolve(KhoLoc({})) : reject(new Error(sorter)));
      script.onerror = () => reject(new Error(sorter));
      document.head.append(script);
    });
  }
  async function pages(engine, now) {
    if (now.ids.length) return engine.pagesOf(now.ids);
    let hits = now.q.trim() ? (await engine.search(now.q)).hits.filter((hit) => hit.page < engine.told.bai) : Array.from({ length: engine.told.bai }, (_, at) => ({ page: at, complete: true }));
    if (hits.some((hit) => hit.complete)) hits = hits.filter((hit) => hit.complete);
    return (await (await narrower()).pick(engine, hits, now)).map((hit) => hit.page);
  }

  function entry(engine, row, parts, number) {
    const made = make("article", "", "tap-bai"), title = make("h2", number + ". " + row.title);
    title.id = "bai-" + number;
    made.append(title, make("p", row.summary, "dan-nhap"), make("p", "Nơi làm: " + row.place));
    for (const [part, texts] of parts) {
      if (texts.length === 1 && part < PART.STEPS - 1) { made.append(make("p", engine.told.phan[part] + ": " + texts[0])); continue; }
      made.append(make("h3", engine.told.phan[part]));
      if (part < PART.STEPS) { made.append(...texts.map((text) => make("p", text))); continue; }
      const list = make(part === PART.STEPS || part === PART.SOURCES ? "ol" : "ul");
      list.append(...texts.map((text) => make("li", text)));
      made.append(list);
    }
    return made;
  }

  async function run() {
    const now = state();
    status.textContent = "Đang gom các bài…";
    try {
      await KhoTim.use(root, async function (engine) {
        const all = await pages(engine, now), rows = await engine.rows(all.slice(0, MOST));
        const bodies = await Promise.all(rows.map((row) => engine.body(row)));
        contents.replaceChildren(...rows.map(function (row, i) {
          const item = make("li"), link = make("a", row.title);
          link.href = "#bai-" + (i + 1);
          item.append(link);
          return item;
        }));
        place.replaceChildren(...rows.map((row, i) => entry(engine, row, bodies[i], i + 1)));
        page.querySelectorAll("[data-co-bai]").forEach((made) => { made.hidden = !rows.length; });
        button.hidden = !rows.length;
        status.textContent = !rows.length ? "Không có bài nào để in. Anh chị tìm rồi bấm “In thành tập” ở trang kết quả."
          : all.length > MOST ? "Tập này có " + MOST + " bài đầu trong " + all.length + " bài; lọc hẹp hơn để lấy đúng những bài cần in."
          : "Tập này có " + rows.length + " bài.";
      });
    } catch (error) {
      status.textContent = "Chưa gom được các bài; anh chị xem lại mạng rồi tải lại trang.";
    }
  }
  document.getElementById("tap-ngay").textContent = new Date().toLocaleDateString("vi-VN");
  button.addEventListener("click", () => print());
  run();
})();
