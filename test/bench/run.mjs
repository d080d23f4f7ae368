// `pnpm bench [NAME…] [--json]`: runs every `*.bench.ts` whose benchmarks match a name and keeps the figures.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { cpus, platform, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadTypeScript } from '../load-typescript.mjs';

const root = resolve(import.meta.dirname, '../..');
const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false } },
  allowPositionals: true,
});

const { RunFolder } = await loadTypeScript(
  resolve(import.meta.dirname, '../support/run-folder.ts'),
);
const temporary = new RunFolder();

const measured = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.bench.ts'))
  .sort()
  .map((file) => measure(join(import.meta.dirname, file)));
const results = measured.flatMap((each) => each.results);
const leftOut = measured.flatMap((each) => each.leftOut);
if (leftOut.length > 0) {
  process.stderr.write(
    `Left out, since no Docker Engine answers (\`bin/engine-up\` brings one): ${leftOut.join(', ')}\n`,
  );
  // Who names one wants that one.
  if (positionals.length > 0) process.exitCode = 3;
}
if (results.length === 0) {
  if (leftOut.length > 0) process.exit();
  process.stderr.write(`No benchmark is called ${positionals.join(' or ')}\n`);
  process.exit(2);
}

const revision =
  git('rev-parse', '--short=12', 'HEAD') + (git('status', '--porcelain') ? '+changes' : '');
const machine = {
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  platform: platform(),
  node: process.version,
};
const report = { results, leftOut, machine, revision };
const folder = join(root, 'results/bench');
mkdirSync(folder, { recursive: true });
const kept = positionals.length === 0 ? 'all' : positionals.join('-');
writeFileSync(join(folder, `${kept}.json`), `${JSON.stringify(report, null, 2)}\n`);
process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : table(results));

function table(rows) {
  const lines = rows.map(({ name, value, unit, versus, ratio, better, bar }) => {
    const reached = bar === undefined || (better === 'higher' ? ratio >= bar : ratio <= bar);
    const figure = `${String(value).padStart(12)} ${unit.padEnd(10)} ${`${ratio}×`.padStart(9)}`;
    const held = (bar === undefined ? '' : `${better === 'higher' ? '≥' : '≤'} ${bar}×`).padEnd(8);
    return `${reached ? '✔' : '✖'} ${name.padEnd(34)} ${figure} ${held} ${versus}`;
  });
  return `${lines.join('\n')}\n`;
}

function measure(file) {
  const script = join(import.meta.dirname, 'measure.mjs');
  const stdio = ['ignore', 'pipe', 'inherit'];
  const env = { ...process.env, ...temporary.environment };
  return JSON.parse(execFileSync(process.execPath, [script, file, ...positionals], { stdio, env }));
}

function git(...args) {
  return execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
}
