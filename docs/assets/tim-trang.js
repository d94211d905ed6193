/* The page of results: the whole state stands in the address; first the results, then what narrows them (tim-loc.js). */
(function () {
  "use strict";
  const page = document.getElementById("tim-trang");
  if (!page) return;
  // the engine's own script did not come
  if (!window.KhoTim) { document.getElementById("tim-trang-thai").textContent = "Chưa tải được phần tìm kiếm; anh chị xem lại mạng rồi tải lại trang."; return; }
  const root = page.dataset.goc, sorter = document.currentScript.dataset.loc;
  const form = page.querySelector("form"), input = form.elements.q;
  const status = document.getElementById("tim-trang-thai"), list = document.getElementById("ket-qua");
  const more = document.getElementById("tim-them"), ways = document.getElementById("loi-di-khac");
  const order = document.getElementById("xep"), csv = document.getElementById("tai-danh-sach"), report = document.getElementById("chep-danh-sach"), enough = document.getElementById("xem-ket-qua"), uses = document.getElementById("dung-danh-sach");
  const hint = document.getElementById("co-phai"), own = document.getElementById("trang-rieng"), booklet = document.getElementById("in-tap"), side = document.getElementById("bo-loc");
  const STEP = 10;
  const { KEYS, asked: state } = KhoTim;
  let turn = 0, shown = 0, timer = 0, settled = true, current = null, coming = null;

  /* ---- state: in the address and nowhere else ---- */

  function address(of) {
    const to = new URLSearchParams();
    if (of.q.trim()) to.set("q", of.q);
    for (const key of KEYS) if (of.chosen[key].length) to.set(key, of.chosen[key].join(","));
    if (of.order) to.set("xep", of.order);
    const text = to.toString().replace(/%2C/g, ",");
    return location.pathname + (text ? "?" + text : "");
  }
  /* What the reader did last counts, and with it what stands in the box by now. */
  function go(change, replace) {
    clearTimeout(timer);
    const next = Object.assign(state(), { q: input.value }, change);
    const to = address(next);
    if (to !== location.pathname + location.search) history[replace ? "replaceState" : "pushState"](null, "", to);
    run();
  }

  /* What narrows, sorts and saves comes after the first results, or when the address asks for it. */
  function narrower() {
    if (!coming) {
      coming = new Promise(function (resolve, reject) {
        const script = document.createElement("script");
        script.src = sorter;
        script.onload = function () {
          try { resolve(KhoLoc({ page, root, state, go, current: () => current })); } catch (error) { coming = null; reject(error); }
        };
        script.onerror = function () { coming = null; reject(new Error(sorter)); };
        document.head.append(script);
      });
    }
    return coming;
  }

  /* ---- one turn: from the address to the page ---- */

  async function run() {
    const mine = ++turn, now = state();
    list.setAttribute("aria-busy", "true");
    more.hidden = true;
    if (document.activeElement !== input || input.value.trim() !== now.q.trim()) input.value = now.q;
    order.value = now.order;
    document.title = (now.q ? now.q + " – " : "") + page.dataset.ten;
    const slow = setTimeout(function () { if (mine === turn) status.textContent = "Đang tìm…"; }, 400);
    try {
      await KhoTim.use(root, (engine) => show(engine, now, mine, slow));
    } catch (error) {
      if (mine === turn) fail(error);
    } finally {
      clearTimeout(slow);
      if (mine === turn) list.setAttribute("aria-busy", "false");
    }
  }

  async function show(engine, now, mine, slow) {
    const browse = !now.q.trim(), narrowed = KEYS.some((key) => now.chosen[key].length);
    const outcome = browse ? null : await engine.search(now.q);
    let hits = outcome ? outcome.hits : Array.from({ length: engine.told.bai }, (_, at) => ({ page: at, complete: true, missing: 0 }));
    if (browse || narrowed || now.order) hits = await (await narrower()).pick(engine, hits, now);
    if (mine !== turn) return;
    current = { turn: mine, engine: engine, outcome: outcome, tokens: outcome ? outcome.tokens : [], hits: hits, now: now };
    const first = engine.firstPages(hits, STEP, outcome ? outcome.files : 0).length;
    const rows = await engine.rows(hits.slice(0, first).map((hit) => hit.page));
    if (mine !== turn) return;
    shown = first;
    seen.disconnect();
    list.replaceChildren(...rows.map((row, i) => item(row, hits[i])));
    clearTimeout(slow);
    tell(outcome, hits, browse);
    list.setAttribute("aria-busy", "false");
    // the first results are painted before more is asked for; what stands is not taken back when the rest fails to come
    await new Promise((done) => setTimeout(done));
    const before = history.state || {};
    await extend(Math.min(Math.max(STEP, before.shown || 0), hits.length), mine).catch(() => { more.hidden = false; });
    if (before.top && mine === turn) scrollTo(0, before.top);
    pointOut(engine, now, mine).catch(() => {}); // a way on, not a result
    try {
      await (await narrower()).offer(engine, () => mine === turn);
    } catch (error) {
      if (mine === turn) side.textContent = "Chưa tải được bộ lọc; anh chị xem lại mạng rồi tải lại trang.";
    }
  }

  /* The page that bears the very name that was asked for. */
  async function pointOut(engine, now, mine) {
    const pages = engine.named(now.q);
    const rows = pages.length ? await engine.rows(pages.slice(0, 2)) : [];
    if (mine !== turn) return;
    own.hidden = !rows.length;
    own.replaceChildren("Trang riêng: ", ...rows.flatMap(function (row, i) {
      const link = document.createElement("a");
      link.href = root + row.address;
      link.textContent = row.title;
      return [i ? ", " : "", link, " (" + engine.told.kieu[row.kind].toLowerCase() + ")"];
    }));
  }

  function fail(error) {
    own.hidden = true;
    seen.disconnect();
    list.replaceChildren();
    hint.hidden = true;
    more.hidden = uses.hidden = true;
    enough.textContent = "Đóng phần lọc";
    ways.hidden = false;
    status.textContent = error.outdated
      ? "Kho vừa được cập nhật. Anh chị tải lại trang này giúp."
      : "Chưa tải được dữ liệu tìm kiếm. Anh chị xem lại mạng rồi bấm Tìm lần nữa, hoặc đi theo các lối dưới đây.";
  }

  function tell(outcome, hits, browse) {
    const complete = hits.filter((hit) => hit.complete).length;
    const count = (number) => number.toLocaleString("vi-VN");
    const keyed = outcome && outcome.tokens.some((token) => token.keyed);
    const all = outcome ? outcome.hits.length : 0, quoted = outcome && /["“”]/.test(outcome.query);
    if (!hits.length && browse) status.textContent = "Không bài nào có đủ các điều đã chọn.";
    else if (!hits.length && all) status.textContent = "Trong phần đã lọc không có; bỏ lọc thì có " + count(all) + " kết quả.";
    else if (!hits.length) status.textContent = "Không tìm thấy gì cho “" + outcome.query.replace(/["“”]/g, "").trim() + "”" + (quoted ? " đúng từng chữ liền nhau." : ".");
    else if (browse) status.textContent = count(hits.length) + " bài, " + (current.now.order === "ten" ? "theo tên." : "mới nhất trước.");
    else if (!complete) status.textContent = "Không bài nào có đủ mọi chữ; " + count(hits.length) + " kết quả gần nhất:";
    else status.textContent = count(complete) + " kết quả" + (hits.length > complete ? ", thêm " + count(hits.length - complete) + " kết quả gần đúng." : ".");
    ways.hidden = !!hits.length;
    uses.hidden = !hits.length;
    report.hidden = !hits.some((hit) => hit.page < current.engine.told.bai);
    enough.textContent = hits.length ? "Xem " + count(complete || hits.length) + " kết quả" : "Đóng phần lọc";
    booklet.search = location.search;
    const loose = quoted && !all ? outcome.query.replace(/["“”]/g, " ").trim() : "";
    const offered = loose || (outcome && outcome.suggestion);
    hint.hidden = !offered;
    if (offered) {
      const link = document.createElement("a");
      link.href = address(Object.assign({}, state(), { q: offered }));
      link.textContent = offered;
      hint.replaceChildren(loose ? "Tìm các chữ ấy không cần liền nhau: " : keyed ? "Đang tìm theo chữ " : "Có phải bạn muốn tìm ", link, loose || keyed ? "." : "?");
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
    if (row.kind === 0) {
      const aside = document.createElement("button");
      aside.type = "button";
      aside.className = "nut nho can-man";
      aside.textContent = "So sánh";
      aside.setAttribute("aria-label", "So sánh: " + row.title);
      KhoSoSanh.wire(aside, row.id);
      made.append(aside);
    }
    if (row.body && tokens.length) {
      waiting.set(made, row);
      seen.observe(made);
    }
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

  /* Where title and summary do not have all the words, a sentence from further below that has; fetched for the
     results that come into view. */
  const waiting = new WeakMap();
  const seen = new IntersectionObserver(function (rows) {
    for (const { target, isIntersecting } of rows)
      if (isIntersecting) {
        seen.unobserve(target);
        snippet(target, waiting.get(target)).catch(() => {}); // the summary stays
      }
  }, { rootMargin: "100px" });

  async function snippet(made, row) {
    const { engine, tokens } = current;
    const words = tokens.filter((token) => !token.filler);
    const has = (text, token) => engine.marks(text, [token]).length > 0;
    const lacking = words.filter((token) => !has(row.title + " . " + row.place + " . " + row.summary, token));
    if (!lacking.length) return;
    let best = "", most = 0;
    const sentences = (await engine.body(row)).flatMap(([part, texts]) => texts.map((text) => (part === KhoTim.PART.SOURCES ? "Nguồn: " + text.replace(/\. https?:.*/, "") : text.replace(/\s*\[\d+\]/g, ""))));
    for (const sentence of sentences) {
      const points = words.filter((token) => has(sentence, token)).length + 2 * lacking.filter((token) => has(sentence, token)).length;
      if (lacking.some((token) => has(sentence, token)) && points > most) { best = sentence; most = points; }
    }
    if (!best) return;
    const stretches = engine.marks(best, tokens);
    const start = stretches.length && stretches[0][0] > 140 ? best.lastIndexOf(" ", stretches[0][0] - 60) + 1 : 0;
    const cut = (start ? "… " : "") + best.slice(start);
    KhoTim.mark(made.querySelector(".the-tom"), cut, engine.marks(cut, tokens));
  }

  async function extend(to, mine) {
    if (to <= shown) { more.hidden = shown >= current.hits.length; return; }
    const part = current.hits.slice(shown, to);
    const rows = await current.engine.rows(part.map((hit) => hit.page));
    if (mine !== turn) return;
    list.append(...rows.map((row, i) => item(row, part[i])));
    shown = to;
    more.hidden = shown >= current.hits.length;
  }
  more.addEventListener("click", async function () {
    const first = shown, mine = current.turn;
    if (mine !== turn || more.getAttribute("aria-disabled") === "true") return;
    more.setAttribute("aria-disabled", "true"); // a disabled button would lose the focus
    try {
      await extend(Math.min(shown + STEP, current.hits.length), mine);
    } catch (error) {
      if (mine === turn) status.textContent = "Chưa tải thêm được; anh chị xem lại mạng rồi bấm lần nữa.";
    }
    more.removeAttribute("aria-disabled");
    history.replaceState(Object.assign({}, history.state, { shown: shown }), "");
    const next = list.children[first];
    if (more.hidden && next) next.querySelector("a").focus({ preventScroll: true });
  });

  /* ---- what the reader does ---- */

  input.addEventListener("input", function () {
    clearTimeout(timer);
    // the first words typed after a search that stood are a step of their own on the way back
    timer = setTimeout(function () { go({}, !settled); settled = false; }, 300);
  });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    settled = true;
    go({});
  });
  order.addEventListener("change", () => go({ order: order.value }));
  csv.addEventListener("click", async function () {
    try {
      await (await narrower()).save(csv, status);
    } catch (error) {
      status.textContent = "Chưa tải được danh sách; anh chị xem lại mạng rồi thử lại.";
    }
  });
  report.addEventListener("click", async function () {
    try {
      await (await narrower()).report(report, status);
    } catch (error) {
      status.textContent = "Chưa gom được các bài; anh chị xem lại mạng rồi thử lại.";
    }
  });
  enough.addEventListener("click", function () {
    document.getElementById("loc-hop").open = false;
    status.scrollIntoView({ block: "center" });
    status.focus({ preventScroll: true });
  });
  addEventListener("popstate", function () { settled = true; run(); });
  // back from an entry: as many results as there were, and where one had been
  addEventListener("pagehide", () => history.replaceState(Object.assign({}, history.state, { shown: shown, top: Math.round(scrollY) }), ""));
  page.querySelectorAll("[hidden].can-js").forEach((made) => { made.hidden = false; });
  ways.hidden = true; // until it is known that nothing was found
  if (matchMedia("(min-width: 60em)").matches) document.getElementById("loc-hop").open = uses.open = true;
  run();
})();
