// Measures the benchmarks of one file, in a process of its own: what ran before decides how well code is compiled.
import { resolve } from 'node:path';
import { loadTypeScript } from '../load-typescript.mjs';

const [file, ...names] = process.argv.slice(2);
const { benchmarks } = await loadTypeScript(file);
const { engineAnswers } = benchmarks.some(({ needsEngine }) => needsEngine)
  ? await loadTypeScript(resolve(import.meta.dirname, '../../cli/test/support/engine.ts'))
  : {};
const results = [];
const leftOut = [];
for (const { name, unit, versus, better, bar, needsEngine, run } of benchmarks) {
  if (names.length > 0 && !names.some((part) => name.includes(part))) continue;
  if (needsEngine && !engineAnswers) {
    leftOut.push(name);
    continue;
  }
  process.stderr.write(`measuring ${name}\n`);
  const { value, peer } = await run();
  const ratio = round(value / peer);
  results.push({ name, value: round(value), unit, versus, ratio, better, bar });
}
process.stdout.write(JSON.stringify({ results, leftOut }));

function round(value) {
  return Number(value.toPrecision(4));
}
