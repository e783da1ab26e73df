// Bundles the engine and the editor of the SQL page into a folder: node bundle.mjs FOLDER
import { build } from "esbuild";
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const out = process.argv[2];
const DUCKDB = "node_modules/@duckdb/duckdb-wasm/dist/duckdb-eh.wasm";
const WORKER = "node_modules/@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js";
const PARQUET = "node_modules/parquet-wasm/esm/parquet_wasm_bg.wasm";

const common = { bundle: true, minify: true, target: "es2022", legalComments: "none", metafile: true, logLevel: "warning" };

// The licences ask that their text goes with every copy: one file has those of every package in the bundles.
const packages = (...metafiles) => {
  const inputs = metafiles.flatMap((metafile) => Object.keys(metafile.inputs));
  const named = inputs.map((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[0]);
  return [...new Set(named.filter(Boolean))].sort();
};

const licence = async (folder) => {
  const about = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const files = (await readdir(folder)).filter((name) => /^(licen[cs]e|notice)/i.test(name)).sort();
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), "utf8")));
  const head = `${about.name} ${about.version} (${about.license})`;
  const source = typeof about.repository === "string" ? about.repository : about.repository?.url ?? "";
  if (!texts.length) texts.push("The package has no text of its licence; what it says of it is in the line above.");
  return [head, source, ...texts].map((text) => text.trim()).filter(Boolean).join("\n\n");
};

await mkdir(out, { recursive: true });
const engine = await build({ ...common, entryPoints: ["engine.js"], format: "esm", outfile: join(out, "engine.js") });
const editor = await build({ ...common, entryPoints: ["editor.js"], format: "iife", outfile: join(out, "editor.js") });
await writeFile(join(out, "worker.js"), await readFile(WORKER));
for (const [name, path] of [["duckdb.wasm.gz", DUCKDB], ["parquet.wasm.gz", PARQUET]]) {
  await writeFile(join(out, name), gzipSync(await readFile(path), { level: 9 }));
}
const licences = await Promise.all(packages(engine.metafile, editor.metafile).map(licence));
await writeFile(join(out, "licences.txt"), `${licences.join(`\n\n${"-".repeat(80)}\n\n`)}\n`);
