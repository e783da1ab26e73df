// The engine of the SQL page: DuckDB in a worker, over the Parquet files of this site.
import { AsyncDuckDB, VoidLogger } from "@duckdb/duckdb-wasm";
import readerReady, { readParquet } from "parquet-wasm";
import { asText, isNumber } from "./values.js";

const MOST_ROWS = 200_000; // what a tab can hold in text and hand over as CSV

// Everything is fetched as plain bytes: a host that unpacks .gz on the way and one that does not both work.
const fetched = async (url, loaded = () => {}) => {
  const answer = await fetch(url).catch(() => ({ ok: false, status: "no answer: is the site still served?" }));
  if (!answer.ok) throw new Error(`${url.pathname} could not be loaded (${answer.status}).`);
  const parts = [];
  for (const reader = answer.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return new Blob(parts);
    parts.push(value);
    loaded(value.length);
  }
};

const unpacked = async (blob, type) => {
  const [first, second] = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
  const packed = first === 0x1f && second === 0x8b;
  const stream = packed ? blob.stream().pipeThrough(new DecompressionStream("gzip")) : blob.stream();
  return new Response(stream, { headers: { "Content-Type": type } }).blob();
};

// Errors of the parser come as JSON; one about an extension ends with advice that cannot be followed here.
const inWords = (message) => {
  let said = message;
  try {
    const { exception_type: kind, exception_message: text } = JSON.parse(message);
    said = `${kind} Error: ${text}`;
  } catch {
    // it is words already
  }
  return said.replace(/\n\nPlease try installing[^]*/, "\n\nThis page has no extensions: ask without it, or in DuckDB on your own machine.");
};

// The worker is started from a blob because only so does the page's policy bind it: a worker of an address of
// its own takes its policy from the headers of that answer, and a site of files has none.
const started = async (workerCode, wasm) => {
  const urls = [new Blob([workerCode], { type: "text/javascript" }), wasm].map((blob) => URL.createObjectURL(blob));
  const worker = new Worker(urls[0]);
  const database = new AsyncDuckDB(new VoidLogger(), worker);
  try {
    await database.instantiate(urls[1]);
    await database.open({});
  } finally {
    urls.forEach((url) => URL.revokeObjectURL(url));
  }
  return database;
};

/**
 * Load the engine from `base` (the folder of this file) for the tables {name: address of its Parquet file}.
 * `told` is called with the bytes loaded so far.
 */
export const start = async (base, tables, told = () => {}) => {
  let total = 0;
  const more = (bytes) => told((total += bytes));
  const files = ["worker.js", "duckdb.wasm.gz", "parquet.wasm.gz"].map((name) => fetched(new URL(name, base), more));
  const [workerCode, duckdb, parquet] = await Promise.all(files);
  await readerReady({ module_or_path: await (await unpacked(parquet, "application/wasm")).arrayBuffer() });
  const wasm = await unpacked(duckdb, "application/wasm");
  return new Engine(workerCode, wasm, tables).opened();
};

class Engine {
  #workerCode;
  #wasm;
  #tables;
  #session = null;

  constructor(workerCode, wasm, tables) {
    [this.#workerCode, this.#wasm, this.#tables] = [workerCode, wasm, tables];
  }

  /** Return this engine once it is ready to answer. */
  async opened() {
    await (this.#session ??= this.#open());
    return this;
  }

  /** Answer one query: {columns: [{name, number}], rows: [[text or null]], more: whether rows were left out}. */
  async ask(query) {
    const { connection, present } = await (this.#session ??= this.#open());
    for (const name of this.#named(query)) {
      if (!present.has(name)) await this.#bring(connection, name);
      present.add(name);
    }
    const answer = await connection.send(query, true).catch((error) => {
      throw new Error(inWords(error.message));
    });
    await answer.open();
    const columns = answer.schema.fields.map(({ name, type }) => ({ name, number: isNumber(type) }));
    const rows = [];
    for await (const batch of answer) {
      const values = batch.schema.fields.map((field, n) => asText(field, batch.getChildAt(n)));
      for (let row = 0; row < batch.numRows; row++) {
        if (rows.length === MOST_ROWS) {
          await connection.cancelSent();
          return { columns, rows, more: true };
        }
        rows.push(values.map((value) => value(row)));
      }
    }
    return { columns, rows, more: false };
  }

  /** End the query that runs, if need be in the middle: its promise stays open, and the next query starts afresh. */
  async stop() {
    const session = this.#session;
    this.#session = null;
    const { database } = (await session) ?? {};
    await database?.terminate();
  }

  async #open() {
    const database = await started(this.#workerCode, this.#wasm);
    const connection = await database.connect();
    // nothing is read but the tables of this site, whatever the query of an address that somebody sent says
    await connection.query("set autoinstall_known_extensions = false; set autoload_known_extensions = false");
    await connection.query("set enable_external_access = false; set lock_configuration = true");
    return { database, connection, present: new Set() };
  }

  #named(query) {
    const all = Object.keys(this.#tables);
    if (/\bshow\b|information_schema|duckdb_/i.test(query)) return all;
    return all.filter((name) => new RegExp(`\\b${name}\\b`, "i").test(query));
  }

  async #bring(connection, name) {
    const blob = await fetched(new URL(this.#tables[name]));
    const table = readParquet(new Uint8Array(await blob.arrayBuffer()));
    await connection.insertArrowFromIPCStream(table.intoIPCStream(), { name, create: true });
  }
}
