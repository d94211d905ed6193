/* The page of results: the whole state stands in the address; results first, what narrows them after. */
(function () {
  "use strict";
  const page = document.getElementById("tim-trang");
  if (!page) return;
  const root = page.dataset.goc;
  const form = page.querySelector("form"), input = form.elements.q;
  const status = document.getElementById("tim-trang-thai"), list = document.getElementById("ket-qua");
  const more = document.getElementById("tim-them"), chips = document.getElementById("dang-loc");
  const side = document.getElementById("bo-loc"), ways = document.getElementById("loi-di-khac");
  const order = document.getElementById("xep"), csv = document.getElementById("tai-danh-sach");
  const hint = document.getElementById("co-phai");
  const STEP = 10, CSV_MOST = 1000;
  const PERIODS = [["truoc-2015", "Trước 2015", 0, 2014], ["2015-2019", "2015–2019", 2015, 2019], ["2020-2022", "2020–2022", 2020, 2022], ["2023-nay", "Từ 2023", 2023, 9999]];
  const GROUPS = [["loai-hinh", "Loại hình"], ["khau", "Khâu"], ["chu-de", "Chủ đề"], ["vung", "Vùng"], ["tinh", "Tỉnh, thành phố"], ["nam", "Thời gian"], ["nguon", "Loại nguồn"]];
  let turn = 0, columns = null, shown = 0, current = null;

  /* ---- state: in the address and nowhere else ---- */

  function state() {
    const from = new URLSearchParams(location.search), chosen = {};
    for (const [key] of GROUPS) chosen[key] = (from.get(key) || "").split(",").filter(Boolean);
    const sorted = from.get("xep");
    return { q: from.get("q") || "", chosen: chosen, order: sorted === "moi" || sorted === "ten" ? sorted : "" };
  }
  function address(of) {
    const to = new URLSearchParams();
    if (of.q.trim()) to.set("q", of.q);
    for (const [key] of GROUPS) if (of.chosen[key].length) to.set(key, of.chosen[key].join(","));
    if (of.order) to.set("xep", of.order);
    const text = to.toString().replace(/%2C/g, ",");
    return location.pathname + (text ? "?" + text : "");
  }
  function go(next, replace) {
    const to = address(next);
    if (to !== location.pathname + location.search) history[replace ? "replaceState" : "pushState"](null, "", to);
    run();
  }

  /* ---- columns of what narrows ---- */

  async function facets(engine) {
    if (columns) return columns;
    const told = await engine.facets(), size = engine.told.so;
    const several = (text) => {
      const numbers = KhoTim.decode(text), rows = [];
      for (let i = 0; rows.length < size; i += numbers[i] + 1) rows.push(numbers.slice(i + 1, i + 1 + numbers[i]));
      return rows;
    };
    const one = (text) => KhoTim.decode(text).map((value) => (value ? [value - 1] : []));
    const years = KhoTim.decode(told.nam).map((year) => (year ? year + 1980 : 0));
    const provinces = told.tinh.slice(1), regions = [...new Set(provinces.map((row) => row[2]))];
    const slug = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/đ/g, "d").replace(/[^a-z0-9]+/g, "-");
    const province = one(told.tinh[0]);
    columns = {
      kind: KhoTim.decode(told.loai),
      newest: KhoTim.decode(told.moi),
      names: told.ten,
      "loai-hinh": { rows: one(told.loai_hinh[0]), values: engine.told.loai_hinh.map((row) => [row[0], row[1]]) },
      khau: { rows: several(told.khau[0]), values: told.khau.slice(1) },
      "chu-de": { rows: several(told.chu_de[0]), values: told.chu_de.slice(1), many: true },
      tinh: { rows: province, values: provinces.map((row) => [row[0], row.length > 3 ? row[1] + " (gồm " + row.slice(3).join(", ") + ")" : row[1]]), many: true },
      vung: { rows: province.map((row) => row.map((at) => regions.indexOf(provinces[at][2]))), values: regions.map((name) => [slug(name), name]) },
      nam: { rows: years.map((year) => { const at = PERIODS.findIndex((row) => year && year >= row[2] && year <= row[3]); return at < 0 ? [] : [at]; }), values: PERIODS.map((row) => [row[0], row[1]]) },
      nguon: { rows: several(told.nguon[0]), values: told.nguon.slice(1) },
    };
    return columns;
  }

  function wanted(of, table) {
    const sets = {};
    for (const [key] of GROUPS) {
      const values = of.chosen[key].map((id) => table[key].values.findIndex((row) => row[0] === id)).filter((at) => at >= 0);
      if (values.length) sets[key] = new Set(values);
    }
    return sets;
  }
  function passes(at, sets, table, but) {
    for (const key in sets) if (key !== but && !table[key].rows[at].some((value) => sets[key].has(value))) return false;
    return !Object.keys(sets).length || table.kind[at] === 0;
  }

  /* ---- one turn: from the address to the page ---- */

  async function run() {
    const mine = ++turn, now = state();
    list.setAttribute("aria-busy", "true");
    if (document.activeElement !== input || input.value.trim() !== now.q.trim()) input.value = now.q;
    order.value = now.order;
    document.title = (now.q ? now.q + " – " : "") + page.dataset.ten;
    const slow = setTimeout(function () { if (mine === turn) status.textContent = "Đang tìm…"; }, 400);
    try {
      const engine = await KhoTim.open(root);
      const narrowed = GROUPS.some(([key]) => now.chosen[key].length);
      const browse = !now.q.trim();
      let outcome = null, hits = null;
      if (!browse) {
        outcome = await engine.search(now.q);
        if (mine !== turn) return;
      }
      if (browse || narrowed || now.order) {
        const table = await facets(engine), sets = wanted(now, table);
        hits = outcome ? outcome.hits : Array.from({ length: engine.told.bai }, (_, at) => ({ page: at, complete: true, missing: 0 }));
        hits = hits.filter((hit) => passes(hit.page, sets, table));
        const sort = now.order || (browse ? "moi" : "");
        if (sort === "moi") hits = [...hits].sort((a, b) => (a.page >= engine.told.bai) - (b.page >= engine.told.bai) || table.newest[b.page] - table.newest[a.page]);
        if (sort === "ten") {
          const ranks = KhoTim.decode(await engine.file("ten", table.names));
          hits = [...hits].sort((a, b) => ranks[a.page] - ranks[b.page]);
        }
      } else hits = outcome.hits;
      if (mine !== turn) return;
      current = { engine: engine, tokens: outcome ? outcome.tokens : [], hits: hits, now: now };
      const first = engine.firstPages(hits, STEP).length;
      const rows = await engine.rows(hits.slice(0, first).map((hit) => hit.page));
      if (mine !== turn) return;
      shown = first;
      list.replaceChildren(...rows.map((row, i) => item(row, hits[i])));
      tell(outcome, hits, browse);
      list.setAttribute("aria-busy", "false");
      snippets(rows, mine);
      await extend(Math.min(STEP, hits.length), mine);
      const table = await facets(engine);
      if (mine === turn) narrow(table, now, outcome);
    } catch (error) {
      if (mine === turn) fail();
    } finally {
      clearTimeout(slow);
      if (mine === turn) list.setAttribute("aria-busy", "false");
    }
  }

  function fail() {
    list.replaceChildren();
    hint.hidden = true;
    more.hidden = csv.hidden = true;
    ways.hidden = false;
    status.textContent = "Chưa tải được dữ liệu tìm kiếm. Anh chị xem lại mạng rồi bấm Tìm lần nữa, hoặc đi theo các lối dưới đây.";
  }

  function tell(outcome, hits, browse) {
    const complete = hits.filter((hit) => hit.complete).length;
    const count = (number) => number.toLocaleString("vi-VN");
    const keyed = outcome && outcome.tokens.some((token) => token.keyed);
    if (!hits.length) status.textContent = browse ? "Không bài nào có đủ các điều đã chọn." : "Không tìm thấy gì cho “" + outcome.query.trim() + "”.";
    else if (browse) status.textContent = count(hits.length) + " bài, mới nhất trước.";
    else if (!complete) status.textContent = "Không bài nào có đủ mọi chữ; " + count(hits.length) + " kết quả gần nhất:";
    else status.textContent = count(complete) + " kết quả" + (hits.length > complete ? ", thêm " + count(hits.length - complete) + " kết quả gần đúng." : ".");
    ways.hidden = !!hits.length;
    csv.hidden = !hits.length;
    hint.hidden = !(outcome && outcome.suggestion);
    if (!hint.hidden) {
      const link = document.createElement("a");
      link.href = address(Object.assign({}, state(), { q: outcome.suggestion }));
      link.textContent = outcome.suggestion;
      hint.replaceChildren(keyed ? "Đang tìm theo chữ " : "Có phải bạn muốn tìm ", link, keyed ? "." : "?");
    }
  }

  function item(row, hit) {
    const { engine, tokens } = current;
    const made = document.createElement("li"), head = document.createElement("p"), title = document.createElement("h2"), link = document.createElement("a"), text = document.createElement("p");
    made.dataset.id = row.id;
    made.className = "the";
    head.className = "the-dau";
    title.className = "the-ten";
    text.className = "the-tom";
    const label = document.createElement("span");
    label.className = "nhan";
    if (row.kind === 0 && row.setting >= 0) {
      const [, name, hue] = engine.told.loai_hinh[row.setting];
      label.textContent = name;
      label.classList.add("mau-" + hue);
      made.classList.add("mau-" + hue);
    } else label.textContent = engine.told.kieu[row.kind];
    head.append(label);
    const facts = [row.place, row.year || ""].filter(Boolean).join(" · ");
    if (facts) head.append(" ", facts);
    link.href = root + row.address;
    KhoTim.mark(link, row.title, engine.marks(row.title, tokens));
    title.append(link);
    KhoTim.mark(text, row.summary, engine.marks(row.summary, tokens));
    made.append(head, title, text);
    const missing = missed(hit, tokens);
    if (missing) {
      const told = document.createElement("p");
      told.className = "phu thieu";
      told.textContent = "Không có: " + missing;
      made.append(told);
    }
    return made;
  }
  function missed(hit, tokens) {
    const words = [];
    tokens.forEach(function (token, t) {
      const word = token.short || token.raw;
      if (hit.missing & (1 << t) && !words.includes(word)) words.push(word);
    });
    return words.join(", ");
  }

  /* Where title and summary do not have all the words, a sentence from further below that has. */
  async function snippets(rows, mine) {
    const { engine, tokens } = current;
    const wantedWords = tokens.filter((token) => !token.filler);
    if (!wantedWords.length) return;
    await Promise.all(rows.map(async function (row) {
      const has = (text, token) => engine.marks(text, [token]).length > 0;
      const lacking = wantedWords.filter((token) => !has(row.title + " . " + row.place + " . " + row.summary, token));
      if (!lacking.length || !row.body) return;
      const body = await engine.body(row).catch(() => []);
      let best = "", most = 0;
      for (const sentence of body) {
        const points = wantedWords.filter((token) => has(sentence, token)).length + 2 * lacking.filter((token) => has(sentence, token)).length;
        if (lacking.some((token) => has(sentence, token)) && points > most) { best = sentence; most = points; }
      }
      const made = best && mine === turn && list.querySelector('[data-id="' + CSS.escape(row.id) + '"] .the-tom');
      if (made) {
        const stretches = engine.marks(best, tokens);
        const start = stretches.length && stretches[0][0] > 140 ? best.lastIndexOf(" ", stretches[0][0] - 60) + 1 : 0;
        const cut = (start ? "… " : "") + best.slice(start);
        KhoTim.mark(made, cut, engine.marks(cut, tokens));
      }
    }));
  }

  async function extend(to, mine) {
    if (to <= shown) { more.hidden = shown >= current.hits.length; return; }
    const part = current.hits.slice(shown, to);
    const rows = await current.engine.rows(part.map((hit) => hit.page));
    if (mine !== turn) return;
    list.append(...rows.map((row, i) => item(row, part[i])));
    shown = to;
    more.hidden = shown >= current.hits.length;
    snippets(rows, mine);
  }
  more.addEventListener("click", async function () {
    const first = shown;
    more.disabled = true;
    await extend(Math.min(shown + STEP, current.hits.length), turn).catch(fail);
    more.disabled = false;
    const next = list.children[first];
    if (more.hidden && next) next.querySelector("a").focus({ preventScroll: true });
  });

  /* ---- what narrows ---- */

  function narrow(table, now, outcome) {
    const sets = wanted(now, table);
    const all = outcome ? outcome.hits.map((hit) => hit.page) : Array.from({ length: current.engine.told.bai }, (_, at) => at);
    const open = new Set([...side.querySelectorAll("details[open]")].map((made) => made.dataset.khoa));
    const focused = document.activeElement && document.activeElement.dataset ? document.activeElement.dataset.gia : "";
    const first = !side.children.length;
    side.replaceChildren(...GROUPS.map(function ([key, name]) {
      const counts = new Map();
      for (const at of all)
        if (table.kind[at] === 0 && passes(at, sets, table, key))
          for (const value of table[key].rows[at]) counts.set(value, (counts.get(value) || 0) + 1);
      const rows = table[key].values.map(([id, label], value) => ({ id, label, count: counts.get(value) || 0, on: now.chosen[key].includes(id) })).filter((row) => row.count || row.on);
      if (table[key].many) rows.sort((a, b) => b.count - a.count);
      const box = document.createElement("details"), head = document.createElement("summary");
      box.dataset.khoa = key;
      box.open = open.has(key) || (first && (key === "loai-hinh" || now.chosen[key].length > 0));
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
      if (again) again.focus({ preventScroll: true });
    }
    chips.replaceChildren(...GROUPS.flatMap(([key]) => now.chosen[key].map(function (id) {
      const value = table[key].values.find((row) => row[0] === id), chip = document.createElement("button");
      chip.type = "button";
      chip.className = "nhan bo";
      chip.textContent = (value ? value[1] : id) + " ✕";
      chip.setAttribute("aria-label", "Bỏ lọc " + (value ? value[1] : id));
      chip.addEventListener("click", function () { toggle(key, id, false); input.focus({ preventScroll: true }); });
      return chip;
    })));
    chips.hidden = !chips.children.length;
  }
  function toggle(key, id, on) {
    const next = state();
    next.chosen[key] = next.chosen[key].filter((one) => one !== id).concat(on ? [id] : []);
    go(next);
  }

  /* ---- the list as a file ---- */

  csv.addEventListener("click", async function () {
    const { engine, hits } = current, before = csv.textContent;
    csv.disabled = true;
    csv.textContent = "Đang gom danh sách…";
    try {
      const rows = await engine.rows(hits.slice(0, CSV_MOST).map((hit) => hit.page));
      // what a spreadsheet would take for a formula is made text
      const cell = (value) => '"' + String(value).replace(/^[\s]*[=+\-@＝＋－＠\t\r]/, "'$&").replace(/"/g, '""') + '"';
      const lines = [["Tên bài", "Loại", "Nơi làm", "Năm", "Tóm tắt", "Địa chỉ"]].concat(rows.map((row) => [
        row.title, row.kind === 0 && row.setting >= 0 ? engine.told.loai_hinh[row.setting][1] : engine.told.kieu[row.kind], row.place, row.year || "", row.summary,
        new URL(root + row.address, location.href).href,
      ]));
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob(["\ufeff" + lines.map((line) => line.map(cell).join(",")).join("\r\n") + "\r\n"], { type: "text/csv;charset=utf-8" }));
      link.download = "cach-lam-hay.csv";
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10000);
      status.textContent = hits.length > CSV_MOST ? "Đã tải " + CSV_MOST + " kết quả đầu; hãy lọc hẹp hơn để lấy phần còn lại." : "Đã tải danh sách " + rows.length + " kết quả.";
    } catch (error) {
      status.textContent = "Chưa tải được danh sách; anh chị xem lại mạng rồi thử lại.";
    }
    csv.disabled = false;
    csv.textContent = before;
  });

  /* ---- what the reader does ---- */

  let timer = 0;
  input.addEventListener("input", function () {
    clearTimeout(timer);
    timer = setTimeout(() => go(Object.assign(state(), { q: input.value }), true), 300);
  });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    clearTimeout(timer);
    go(Object.assign(state(), { q: input.value }));
  });
  order.addEventListener("change", () => go(Object.assign(state(), { order: order.value })));
  addEventListener("popstate", run);
  page.querySelectorAll("[hidden].can-js").forEach((made) => { made.hidden = false; });
  if (matchMedia("(min-width: 60em)").matches) document.getElementById("loc-hop").open = true;
  run();
})();
