/* Two or three entries side by side: which ones stands in the address, their text comes from the search index. */
(function () {
  "use strict";
  const page = document.getElementById("so-sanh-trang");
  if (!page) return;
  // the engine's own script did not come
  if (!window.KhoTim) { document.getElementById("so-sanh-bao").textContent = "Chưa tải được phần tìm kiếm; anh chị xem lại mạng rồi tải lại trang."; return; }
  const root = page.dataset.goc, place = document.getElementById("so-sanh-bang"), status = document.getElementById("so-sanh-bao"), booklet = document.getElementById("so-sanh-tap");
  const { make, PART } = KhoTim;

  function wanted() {
    const told = new URLSearchParams(location.search).getAll("bai").filter(Boolean);
    return [...new Set(told.length ? told : KhoSoSanh.ids())].slice(0, KhoSoSanh.MOST);
  }
  function without(ids, id) {
    const rest = ids.filter((one) => one !== id);
    history.pushState(null, "", rest.length ? KhoSoSanh.address(rest) : location.pathname);
    if (KhoSoSanh.ids().includes(id)) KhoSoSanh.toggle(id);
    run();
    status.focus({ preventScroll: true });
  }

  /* A source line ends in its address, if it has one. */
  function source(text) {
    const item = make("li"), cut = text.match(/^(.*)\. (https?:\/\/\S+)$/);
    if (!cut) { item.textContent = text; return item; }
    const link = make("a", cut[1]);
    link.href = cut[2];
    link.rel = "noopener nofollow";
    item.append(link);
    return item;
  }
  function cell(part, texts) {
    const made = make("td");
    if (!texts.length) made.append(make("span", "nguồn không nói", "phu"));
    else if (part !== PART.STEPS && part !== PART.SOURCES && texts.length === 1) made.textContent = texts[0];
    else {
      const list = make(part === PART.STEPS || part === PART.SOURCES ? "ol" : "ul");
      list.append(...texts.map((text) => (part === PART.SOURCES ? source(text) : make("li", text))));
      made.append(list);
    }
    return made;
  }
  function line(name, cells) {
    const row = make("tr"), head = make("th", name);
    head.scope = "row";
    row.append(head, ...cells);
    return row;
  }

  function show(engine, rows, bodies, ids) {
    const table = make("table", "", "so-sanh cot-" + rows.length), head = make("thead"), top = make("tr"), body = make("tbody");
    table.append(make("caption", "So sánh " + rows.length + " bài", "chi-nghe"));
    top.append(make("td"), ...rows.map(function (row) {
      const th = make("th"), link = make("a", row.title), off = make("button", "Bỏ bài này", "nut nho can-man");
      th.scope = "col";
      link.href = root + row.address;
      off.type = "button";
      off.setAttribute("aria-label", "Bỏ bài này: " + row.title);
      off.addEventListener("click", () => without(ids, row.id));
      th.append(make("span", engine.told.loai_hinh[row.setting][1], "nhan mau-" + engine.told.loai_hinh[row.setting][2]), make("br"), link, make("br"), off);
      return th;
    }));
    head.append(top);
    body.append(line("Tóm tắt", rows.map((row) => make("td", row.summary))), line("Nơi làm", rows.map((row) => make("td", row.place))));
    engine.told.phan.forEach(function (name, part) {
      const cells = bodies.map((parts) => (parts.find((one) => one[0] === part) || [0, []])[1]);
      if (part && cells.some((texts) => texts.length)) body.append(line(name, cells.map((texts) => cell(part, texts))));
    });
    table.append(head, body);
    place.replaceChildren(table);
  }

  async function run() {
    const ids = wanted();
    place.replaceChildren();
    document.getElementById("so-sanh-in").hidden = booklet.hidden = true;
    if (!ids.length) { status.textContent = "Chưa chọn bài nào. Ở trang một bài hoặc trong kết quả tìm, bấm “So sánh” ở hai hay ba bài rồi quay lại đây."; return; }
    status.textContent = "Đang mở các bài…";
    try {
      await KhoTim.use(root, async function (engine) {
        const pages = await engine.pagesOf(ids), rows = await engine.rows(pages);
        const bodies = await Promise.all(rows.map((row) => engine.body(row)));
        const lost = ids.filter((id) => !rows.some((row) => row.id === id));
        if (rows.length) show(engine, rows, bodies, ids);
        document.getElementById("so-sanh-in").hidden = booklet.hidden = !rows.length;
        booklet.search = rows.map((row) => "bai=" + encodeURIComponent(row.id)).join("&");
        status.textContent = [
          rows.length > 1 ? rows.length + " bài, cùng một điều nằm cùng một hàng. Địa chỉ trang này gửi được cho người khác." : rows.length ? "Mới có một bài; chọn thêm bài nữa để so sánh." : "",
          lost.length ? "Kho không có bài " + lost.join(", ") + "." : "",
        ].filter(Boolean).join(" ");
      });
    } catch (error) {
      status.textContent = "Chưa mở được các bài; anh chị xem lại mạng rồi tải lại trang.";
    }
  }
  document.getElementById("so-sanh-in").addEventListener("click", () => print());
  addEventListener("popstate", run);
  run();
})();
