// Sorting of tables and the search page: everything else works without a script.
(() => {
  "use strict";
  const collator = new Intl.Collator("en-GB", { numeric: true });
  const key = (row, n) => row.cells[n].dataset.sort ?? row.cells[n].textContent.trim();

  const sort = (table, heading, n) => {
    const down = heading.getAttribute("aria-sort") === "ascending";
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", down ? "descending" : "ascending");
    const body = table.tBodies[0];
    const rows = [...body.rows].sort((a, b) => collator.compare(key(a, n), key(b, n)) * (down ? -1 : 1));
    body.append(...rows);
  };

  for (const table of document.querySelectorAll("table.sorts")) {
    [...table.tHead.rows[0].cells].forEach((heading, n) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...heading.childNodes);
      button.addEventListener("click", () => sort(table, heading, n));
      heading.append(button);
    });
  }

  const box = document.querySelector("#search");
  if (!box) return;
  const list = document.querySelector("#hits");
  const said = document.querySelector("#said");
  const all = document.querySelector("#all");
  const plain = (text) => text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, "");
  const index = (globalThis.panelbookIndex ?? []).map((entry) => ({ ...entry, plain: plain(`${entry.t} ${entry.d}`) }));

  const find = () => {
    const wanted = plain(box.value).split(/\s+/).filter(Boolean);
    const hits = wanted.length ? index.filter((e) => wanted.every((w) => e.plain.includes(w))) : [];
    list.replaceChildren(...hits.slice(0, 50).map((hit) => {
      const item = document.createElement("li");
      const anchor = document.createElement("a");
      anchor.href = hit.a;
      anchor.textContent = hit.t;
      const note = document.createElement("div");
      note.className = "soft small";
      note.textContent = hit.d;
      item.append(anchor, note);
      return item;
    }));
    all.hidden = wanted.length > 0;
    said.textContent = !wanted.length ? "" : `${hits.length} found${hits.length > 50 ? ", the first 50 shown" : ""}`;
    const address = new URL(location.href);
    if (wanted.length) address.searchParams.set("q", box.value); else address.searchParams.delete("q");
    history.replaceState(null, "", address);
  };
  document.querySelector("#searching").hidden = false;
  box.value = new URL(location.href).searchParams.get("q") ?? "";
  box.addEventListener("input", find);
  document.querySelector("#searching").addEventListener("submit", (event) => { event.preventDefault(); find(); });
  if (box.value) find();
})();
