// The SQL page: takes a query, has the engine answer it, and shows the answer as a table and as CSV.
(() => {
  "use strict";
  const SHOWN = 500;
  const script = document.currentScript.src;
  const find = (id) => document.getElementById(id);
  const page = find("asking");
  const said = find("said");

  const obstacle = () => {
    if (location.protocol === "file:") return "from-disk";
    const needed = ["WebAssembly", "Worker", "DecompressionStream"];
    return needed.every((name) => name in globalThis) ? null : "cannot-run";
  };
  const hindered = obstacle();
  if (hindered) {
    find(hindered).hidden = false;
    return;
  }
  page.hidden = false;

  const tables = globalThis.panelbookTables;

  // The engine: loaded by the first query, and once.
  let engine = null;
  const load = async () => {
    const progress = find("progress");
    said.textContent = `Loading the engine, once: ${(page.dataset.bytes / 1e6).toFixed(0)} MB`;
    progress.hidden = false;
    try {
      const { start } = await import(new URL("sql/engine.js", script));
      const files = Object.fromEntries(tables.map(({ name }) => [name, new URL(`../data/${name}.parquet`, script).href]));
      return await start(new URL("sql/", script), files, (bytes) => (progress.value = bytes / page.dataset.bytes));
    } finally {
      progress.hidden = true;
    }
  };

  const cell = (kind, text, name = "") => {
    const made = document.createElement(kind);
    made.textContent = text;
    made.className = name;
    return made;
  };

  // The columns of a table, when somebody opens it.
  const list = (details) => {
    const { columns } = tables.find(({ name }) => name === details.dataset.table);
    details.querySelector("tbody").replaceChildren(...columns.map(({ name, type, description }) => {
      const row = document.createElement("tr");
      const heading = cell("th", name);
      heading.scope = "row";
      row.append(heading, cell("td", type), cell("td", description, "words"));
      return row;
    }));
  };

  // An observation leads to the page of its figure, and so to the line that prints it.
  const value = (text, { name, number }) => {
    if (text === null) return cell("td", "", "soft");
    const figure = name === "observation_id" && /^([0-9a-f]{16})-\d+$/.exec(text);
    if (!figure) return cell("td", text, number ? "n" : "");
    const made = document.createElement("td");
    const anchor = cell("a", text);
    anchor.href = `figure/${figure[1]}.html`;
    made.append(anchor);
    return made;
  };

  let answer = null;
  const show = (found, seconds) => {
    answer = found;
    const head = document.createElement("tr");
    head.append(...found.columns.map(({ name, number }) => {
      const made = cell("th", name, number ? "n" : "");
      made.scope = "col";
      return made;
    }));
    find("answer-head").replaceChildren(head);
    find("answer-body").replaceChildren(...found.rows.slice(0, SHOWN).map((row) => {
      const made = document.createElement("tr");
      made.append(...row.map((text, n) => value(text, found.columns[n])));
      return made;
    }));
    find("answer").hidden = false;
    const count = found.rows.length.toLocaleString("en-GB");
    const rows = found.more ? `The first ${count} rows; there are more` : `${count} ${found.rows.length === 1 ? "row" : "rows"}`;
    const part = found.rows.length > SHOWN ? `; ${SHOWN} are shown, all are in the CSV file` : "";
    said.textContent = `${rows}${found.more ? `, and ${SHOWN} are shown` : part} (${seconds.toFixed(1)} s)`;
  };

  // As in the CSV files of this site: text that a spreadsheet would take for a formula has an apostrophe before it.
  const field = (text, number) => {
    const safe = number || text === null ? text ?? "" : text.replace(/^(?=[=+\-@\t\r\n])/, "'");
    return /[",\r\n]/.test(safe) || (safe === "" && text !== null) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const asCsv = ({ columns, rows }) =>
    [columns.map(({ name }) => name), ...rows].map((row) => `${row.map((text, n) => field(text, columns[n].number)).join(",")}\n`).join("");

  const download = () => {
    const anchor = document.createElement("a");
    anchor.href = URL.createObjectURL(new Blob([asCsv(answer)], { type: "text/csv" }));
    anchor.download = "panelbook-query.csv";
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(anchor.href), 60_000);
  };

  const wrong = (message) => {
    find("wrong").textContent = message;
    find("wrong").hidden = !message;
    if (message) said.textContent = "";
  };

  // One query at a time: another one ends the one that runs.
  let running = null;
  const run = async () => {
    const query = editor.value;
    running?.stop();
    wrong("");
    find("answer").hidden = true;
    if (!query.trim()) return wrong("There is no query. Write one, or take an example.");
    remember(query);
    const mine = (running = {});
    const stopped = new Promise((_, reject) => {
      mine.stop = () => {
        mine.asked?.stop();
        reject(mine);
      };
    });
    find("stop").hidden = false;
    try {
      mine.asked = await Promise.race([(engine ??= load()), stopped]);
      said.textContent = "Asking";
      const began = performance.now();
      show(await Promise.race([mine.asked.ask(query), stopped]), (performance.now() - began) / 1e3);
    } catch (error) {
      if (!mine.asked && error !== mine) engine = null; // it could not be loaded: the next query tries again
      if (running === mine) error === mine ? (said.textContent = "Stopped") : wrong(error.message);
    } finally {
      if (running === mine) {
        find("stop").hidden = true;
        running = null;
      }
    }
  };

  // The address holds the query behind the #, which no server gets to see.
  const remembered = () => {
    try {
      return decodeURIComponent(/^#q=(.*)$/s.exec(location.hash)?.[1] ?? "");
    } catch {
      return "";
    }
  };
  const remember = (query) => {
    if (remembered() !== query) history.pushState(null, "", `#q=${encodeURIComponent(query)}`);
  };
  const restore = () => {
    const query = remembered();
    if (!query) return;
    editor.value = query;
    page.scrollIntoView();
    run();
  };

  const copy = async () => {
    remember(editor.value);
    try {
      await navigator.clipboard.writeText(location.href);
      said.textContent = "The address with this query is copied";
    } catch {
      said.textContent = "Copy the address of this page from the address bar: it holds the query";
    }
  };

  const area = find("query");
  const editor = globalThis.panelbookEditor?.(area, { label: "Query", tables, run }) ?? area;
  find("query-label").addEventListener("click", () => editor.focus());
  find("run").addEventListener("click", run);
  find("stop").addEventListener("click", () => running?.stop());
  find("download").addEventListener("click", download);
  find("copy").addEventListener("click", copy);
  addEventListener("hashchange", restore);
  for (const details of document.querySelectorAll("details[data-table]")) {
    details.addEventListener("toggle", () => list(details), { once: true });
  }
  for (const example of document.querySelectorAll("a[data-example]")) {
    example.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      history.pushState(null, "", example.href);
      restore();
      find("run").focus({ preventScroll: true });
    });
  }
  restore();
})();
