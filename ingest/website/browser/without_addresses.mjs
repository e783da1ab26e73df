// Takes the addresses where authors ask for money out of a package-lock.json: it holds names, versions and hashes.
import { readFileSync, writeFileSync } from "node:fs";

const path = process.argv[2];
const lock = JSON.parse(readFileSync(path, "utf8"));
for (const about of Object.values(lock.packages)) delete about.funding;
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
