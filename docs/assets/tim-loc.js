/* What narrows, sorts and saves a list of results: comes after the first of them. One global, KhoLoc, given the page's
   host: { page, root, state(), go(change), current() }. */
window.KhoLoc = function (host) {
  "use strict";
  const chips = document.getElementById("dang-loc"), side = document.getElementById("bo-loc");
  const CSV_MOST = 1000, PORTION = 100, REPORT_MOST = 20;
  const PERIODS = [["truoc-2015", "Trước 2015", 0, 2014], ["2015-2019", "2015–2019", 2015, 2019], ["2020-2022", "2020–2022", 2020, 2022], ["2023-nay", "Từ 2023", 2023, 9999]];
  const GROUPS = [["loai-hinh", "Loại hình"], ["khau", "Khâu"], ["chu-de", "Chủ đề"], ["vung", "Vùng"], ["tinh", "Tỉnh, thành phố"], ["nam", "Thời gian"], ["nguon", "Loại nguồn"]];
  let columns = null;

  async function facets(engine) {
    if (columns && columns.engine === engine) return columns;
    const told = await engine.facets(), size = engine.told.so;
    const several = (text) => {
      const numbers = KhoChu.decode(text), rows = [];
      for (let i = 0; rows.length < size; i += numbers[i] + 1) rows.push(numbers.slice(i + 1, i + 1 + numbers[i]));
      return rows;
    };
    const one = (text) => KhoChu.decode(text).map((value) => (value ? [value - 1] : []));
    const years = KhoChu.decode(told.nam).map((year) => (year ? year + told.tu_nam : 0));
    const provinces = told.tinh.slice(1), regions = [...new Set(provinces.map((row) => row[2]))];
    const slug = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/đ/g, "d").replace(/[^a-z0-9]+/g, "-");
    const province = one(told.tinh[0]);
    columns = {
      engine: engine,
      kind: KhoChu.decode(told.loai),
      newest: KhoChu.decode(told.moi),
      names: told.ten,
      "loai-hinh": { rows: one(told.loai_hinh[0]), values: engine.told.loai_hinh.map((row) => [row[0], row[1]]) },
      khau: { rows: several(told.khau[0]), values: told.khau.slice(1) },
      "chu-de": { rows: several(told.chu_de[0]), values: told.chu_de.slice(1), many: true },
      // who was sent a link with a former province is led to that of today
      former: Object.fromEntries(provinces.flatMap((row) => row.slice(3).map((name) => [slug(name).replace(/-+/g, "-"), row[0]]))),
      tinh: { rows: province, values: provinces.map((row) => [row[0], row.length > 3 ? row[1] + " (gồm " + row.slice(3).join(", ") + ")" : row[1]]), many: true },
      vung: { rows: province.map((row) => row.map((at) => regions.indexOf(provinces[at][2]))), values: regions.map((name) => [slug(name), name]) },
      nam: { rows: years.map((year) => { const at = PERIODS.findIndex((row) => year && year >= row[2] && year <= row[3]); return at < 0 ? [] : [at]; }), values: PERIODS.map((row) => [row[0], row[1]]) },
      nguon: { rows: several(told.nguon[0]), values: told.nguon.slice(1) },
    };
    return columns;
  }

  /* What is chosen of a group, as numbers of its values; what the collection does not know (any more) is passed over. */
  function picked(of, table, key) {
    const at = (id) => table[key].values.findIndex((row) => row[0] === id);
    const found = of.chosen[key].map((id) => (at(id) < 0 && key === "tinh" ? at(table.former[id]) : at(id)));
    return [...new Set(found.filter((value) => value >= 0))];
  }
  function wanted(of, table) {
    const sets = {};
    for (const [key] of GROUPS) {
      const values = picked(of, table, key);
      if (values.length) sets[key] = new Set(values);
    }
    return sets;
  }
  function passes(at, sets, table, but) {
    for (const key in sets) if (key !== but && !table[key].rows[at].some((value) => sets[key].has(value))) return false;
    return !Object.keys(sets).length || table.kind[at] === 0;
  }

  /* The hits that pass what is chosen, in the order that is chosen. */
  async function pick(engine, hits, now) {
    const table = await facets(engine), sets = wanted(now, table);
    const kept = hits.filter((hit) => passes(hit.page, sets, table));
    const sort = now.order || (now.q.trim() ? "" : "moi");
    if (sort === "moi") kept.sort((a, b) => (a.page >= engine.told.bai) - (b.page >= engine.told.bai) || table.newest[b.page] - table.newest[a.page]);
    if (sort === "ten") {
      const ranks = KhoChu.decode(await engine.file("ten", table.names));
      kept.sort((a, b) => ranks[a.page] - ranks[b.page]);
    }
    return kept;
  }

  /* The facets with the counts that each value would leave, and what is chosen as chips. */
  async function offer(engine, still) {
    const table = await facets(engine);
    if (!still()) return;
    const { now, outcome } = host.current(), sets = wanted(now, table);
    const hits = outcome ? outcome.hits.filter((hit) => hit.complete || !outcome.complete) : [];
    const all = outcome ? hits.map((hit) => hit.page) : Array.from({ length: engine.told.bai }, (_, at) => at);
    const open = new Set([...side.querySelectorAll("details[open]")].map((made) => made.dataset.khoa));
    const focused = document.activeElement && document.activeElement.dataset ? document.activeElement.dataset.gia : "";
    const first = !side.children.length;
    side.replaceChildren(...GROUPS.map(function ([key, name]) {
      const counts = new Map();
      for (const at of all)
        if (table.kind[at] === 0 && passes(at, sets, table, key))
          for (const value of table[key].rows[at]) counts.set(value, (counts.get(value) || 0) + 1);
      const rows = table[key].values.map(([id, label], value) => ({ id, label, count: counts.get(value) || 0, on: !!sets[key] && sets[key].has(value) })).filter((row) => row.count || row.on);
      if (table[key].many) rows.sort((a, b) => b.count - a.count);
      const box = document.createElement("details"), head = document.createElement("summary");
      box.dataset.khoa = key;
      box.open = open.has(key) || (first && (key === "loai-hinh" || !!sets[key]));
      head.textContent = name;
      box.append(head, ...rows.map(function (row) {
        const label = document.createElement("label"), tick = document.createElement("input"), text = document.createElement("span"), count = document.createElement("span");
        tick.type = "checkbox";
        tick.checked = row.on;
        tick.dataset.gia = key + "=" + row.id;
        text.textContent = row.label;
        count.className = "dem";
        count.textContent = row.count.toLocaleString("vi-VN");
        label.append(tick, text, count);
        tick.addEventListener("change", () => toggle(key, row.id, tick.checked));
        return label;
      }));
      box.hidden = !rows.length;
      return box;
    }));
    if (focused) {
      const again = side.querySelector('[data-gia="' + CSS.escape(focused) + '"]');
      const group = side.querySelector('[data-khoa="' + CSS.escape(focused.split("=")[0]) + '"] summary');
      if (again || group) (again || group).focus({ preventScroll: true });
    }
    chips.replaceChildren(...GROUPS.flatMap(([key]) => picked(now, table, key).map(function (at) {
      const [id, name] = table[key].values[at], chip = document.createElement("button");
      chip.type = "button";
      chip.className = "nhan bo";
      chip.textContent = name.replace(/ \(gồm .*/, "") + " ✕";
      chip.setAttribute("aria-label", "Bỏ lọc " + name);
      chip.addEventListener("click", function () {
        toggle(key, id, false);
        document.getElementById("tim-trang-thai").focus({ preventScroll: true }); // not the box: on a phone its keyboard would rise
      });
      return chip;
    })));
    if (chips.children.length > 1) {
      const none = document.createElement("button");
      none.type = "button";
      none.className = "nhan bo";
      none.textContent = "Bỏ hết lọc";
      none.addEventListener("click", function () {
        host.go({ chosen: Object.fromEntries(GROUPS.map(([key]) => [key, []])) });
        document.getElementById("tim-trang-thai").focus({ preventScroll: true });
      });
      chips.append(none);
    }
    chips.hidden = !chips.children.length;
  }
  function toggle(key, id, on) {
    const chosen = host.state().chosen;
    const former = (columns && key === "tinh" && columns.former) || {};
    chosen[key] = chosen[key].filter((one) => one !== id && former[one] !== id).concat(on ? [id] : []);
    host.go({ chosen: chosen });
  }

  /* Do some longer work for a button, which says so and is not pressed twice. */
  async function busy(button, words, work) {
    if (button.getAttribute("aria-disabled") === "true") return;
    const before = button.textContent;
    button.setAttribute("aria-disabled", "true");
    button.textContent = words;
    try {
      await work();
    } finally {
      button.removeAttribute("aria-disabled");
      button.textContent = before;
    }
  }

  /* The first entries of the present list as plain text: place, time, deeds, figures, sources. */
  let gathered = { turn: -1, text: "" };
  function report(button, status) {
    return busy(button, "Đang gom các bài…", async function () {
      const { turn, engine, hits, now } = host.current(), entries = hits.filter((hit) => hit.page < engine.told.bai), count = Math.min(entries.length, REPORT_MOST);
      if (gathered.turn !== turn) {
        const rows = await engine.rows(entries.slice(0, REPORT_MOST).map((hit) => hit.page));
        const bodies = await Promise.all(rows.map((row) => engine.body(row)));
        const head = (now.q.trim() ? "Cách làm hay: " + now.q.trim() : "Cách làm hay") + " (" + count + " bài)";
        gathered = { turn, text: [head, ...rows.map((row, i) => entry(engine, row, bodies[i], i + 1)), KhoChep.from(location.protocol === "file:" ? "" : location.href)].join("\n\n") + "\n" };
      }
      await KhoChep(gathered.text).then(
        () => { status.textContent = "Đã chép " + count + " bài" + (entries.length > count ? " đầu" : "") + ". Dán vào Word hoặc Zalo là được."; },
        () => { status.textContent = "Đã gom xong " + count + " bài; anh chị bấm “Chép vào báo cáo” lần nữa để chép."; }, // a browser lets copy only soon after a press
      );
    });
  }
  function entry(engine, row, parts, number) {
    const { STEPS, RESULTS, SOURCES } = KhoTim.PART, lines = [number + ". " + row.title, "Nơi làm: " + row.place];
    for (const [part, texts] of parts) {
      const name = engine.told.phan[part];
      if (part < STEPS - 1) lines.push(name + ": " + texts.join("; "));
      if (part === STEPS || part === RESULTS || part === SOURCES)
        lines.push(name + ":", ...texts.map((text, i) => (part === STEPS ? i + 1 + ") " : part === SOURCES ? "[" + (i + 1) + "] " : "- ") + text));
    }
    return lines.join("\n");
  }

  /* The present list as a file that Excel opens. */
  function save(button, status) {
    const { engine, hits } = host.current();
    return busy(button, "Đang gom danh sách…", async function () {
      const rows = [], pages = hits.slice(0, CSV_MOST).map((hit) => hit.page);
      while (rows.length < pages.length) rows.push(...await engine.rows(pages.slice(rows.length, rows.length + PORTION)));
      const lines = [["Tên bài", "Loại", "Nơi làm", "Năm", "Tóm tắt", "Địa chỉ"]].concat(rows.map((row) => [
        row.title, row.kind === 0 && row.setting >= 0 ? engine.told.loai_hinh[row.setting][1] : engine.told.kieu[row.kind], row.place, row.year || "", row.summary,
        new URL(host.root + row.address, location.href).href,
      ]));
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob(["\ufeff" + lines.map((line) => line.map(KhoLoc.cell).join(",")).join("\r\n") + "\r\n"], { type: "text/csv;charset=utf-8" }));
      link.download = "cach-lam-hay.csv";
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10000);
      status.textContent = hits.length > CSV_MOST ? "Đã tải " + CSV_MOST + " kết quả đầu; hãy lọc hẹp hơn để lấy phần còn lại." : "Đã tải danh sách " + rows.length + " kết quả.";
    });
  }

  return { pick, offer, report, save };
};

/* A cell of a CSV file: what a spreadsheet would take for a formula is made text, also where it parts cells at another sign
   and so lets one begin in the middle of a text. */
KhoLoc.cell = function (value) {
  "use strict";
  const safe = String(value).replace(/(^\s*|[;\t|]\s*)(?=[=+\-@＝＋－＠])/g, "$1'").replace(/^[\t\r]/, "'$&");
  return '"' + safe.replace(/"/g, '""') + '"';
};
