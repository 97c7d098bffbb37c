// MiniSearch on the names and queries that search.py hands over; prints what it found and how long each took.
import { readFileSync } from "node:fs";
import MiniSearch from "minisearch";

const { rows, queries } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const started = performance.now();
const index = new MiniSearch({ fields: ["names"], searchOptions: { prefix: true, fuzzy: 0.2 } });
index.addAll(rows.map((row) => ({ id: row.id, names: row.names.join("\n") })));
const build = (performance.now() - started) / 1000;

const answers = {};
for (const [kind, asked] of Object.entries(queries)) {
  answers[kind] = { found: [], ms: [] };
  for (const [text] of asked) {
    const start = performance.now();
    const found = index.search(text).slice(0, 10);
    answers[kind].ms.push(performance.now() - start);
    answers[kind].found.push(found.map((one) => one.id));
  }
}
const size = Buffer.byteLength(JSON.stringify(index));
console.log(JSON.stringify({ build: Math.round(build * 100) / 100, size, answers }));
