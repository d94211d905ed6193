/* Suggestions under a search box while somebody types: entries, topics, places, documents, each with its kind. */
(function () {
  "use strict";
  const LIMIT = 6, PAUSE = 160;
  document.querySelectorAll("form.o-tim").forEach(function (form) {
    const input = form.elements.q, root = form.dataset.goc;
    const list = document.createElement("ul");
    list.id = input.id + "-goi-y";
    list.className = "goi-y";
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "Gợi ý");
    const said = document.createElement("span");
    said.className = "chi-nghe";
    said.setAttribute("role", "status");
    form.append(list, said);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", list.id);
    let timer = 0, turn = 0, at = -1;

    function close() {
      list.hidden = true;
      at = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    }
    function choose(next) {
      const options = list.children;
      if (!options.length) return;
      if (at >= 0) options[at].removeAttribute("aria-selected");
      at = (next + options.length + 1) % (options.length + 1);
      if (at === options.length) { at = -1; input.removeAttribute("aria-activedescendant"); return; }
      options[at].setAttribute("aria-selected", "true");
      options[at].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", options[at].id);
    }
    function show(rows, engine, tokens) {
      list.replaceChildren(...rows.map(function (row, i) {
        const option = document.createElement("li"), link = document.createElement("a"), kind = document.createElement("span");
        option.id = list.id + "-" + i;
        option.setAttribute("role", "option");
        link.href = root + row.address;
        link.tabIndex = -1;
        KhoTim.mark(link, row.title, engine.marks(row.title, tokens));
        kind.className = "phu";
        kind.textContent = row.kind ? engine.told.kieu[row.kind] : [engine.told.loai_hinh[row.setting][1], row.place].filter(Boolean).join(" · ");
        link.append(kind);
        option.append(link);
        return option;
      }));
      list.hidden = !rows.length;
      at = -1;
      input.setAttribute("aria-expanded", String(!!rows.length));
      input.removeAttribute("aria-activedescendant");
      said.textContent = rows.length ? rows.length + " gợi ý, dùng mũi tên lên xuống để chọn" : "";
    }
    async function suggest() {
      const mine = ++turn, query = input.value;
      if (query.trim().length < 2) return close();
      try {
        await KhoTim.use(root, async function (engine) {
          const outcome = await engine.search(query, { live: true });
          const pages = engine.named(query, true).slice(0, 2);
          const found = engine.firstPages(outcome.hits.filter((hit) => !pages.includes(hit.page)), LIMIT - pages.length, outcome.files);
          const rows = await engine.rows([...pages, ...found]);
          if (mine === turn && document.activeElement === input) show(rows, engine, outcome.tokens);
        });
      } catch (error) { if (mine === turn) close(); }
    }

    input.addEventListener("input", function () {
      clearTimeout(timer);
      timer = setTimeout(suggest, PAUSE);
    });
    input.addEventListener("keydown", function (event) {
      if (event.isComposing) return;
      if (event.key === "Escape" && !list.hidden) { event.preventDefault(); turn++; close(); }
      else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !list.hidden) {
        event.preventDefault();
        choose(event.key === "ArrowDown" ? at + 1 : at < 0 ? list.children.length - 1 : at - 1);
      } else if (event.key === "Enter" && at >= 0 && !list.hidden) {
        event.preventDefault();
        list.children[at].firstElementChild.click();
      }
    });
    form.addEventListener("submit", function () { turn++; clearTimeout(timer); close(); });
    form.addEventListener("focusout", function (event) {
      if (!form.contains(event.relatedTarget)) { turn++; close(); }
    });
    list.addEventListener("mousedown", (event) => event.preventDefault());
    if (document.activeElement === input && input.value) suggest();
    else if (document.activeElement === input) KhoTim.open(root).catch(() => {});
  });
})();
