// `pnpm soak NAME`: runs a check at full size and keeps its figures with the revision in `results/soak/NAME.json`.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadTypeScript } from '../load-typescript.mjs';

const root = resolve(import.meta.dirname, '../..');
const suffix = '.soak.ts';
const known = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(suffix))
  .map((file) => file.slice(0, -suffix.length));
const name = process.argv[2];
if (!known.includes(name)) {
  process.stderr.write(`usage: pnpm soak NAME, one of: ${known.join(', ')}\n`);
  process.exit(2);
}

const { RunFolder } = await loadTypeScript(join(import.meta.dirname, '../support/run-folder.ts'));
Object.assign(process.env, new RunFolder().environment);
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));

const { soak, missing } = await loadTypeScript(join(import.meta.dirname, `${name}${suffix}`));
const lack = await missing?.();
if (lack) {
  process.stderr.write(`${name} cannot run here: ${lack}\n`);
  process.exit(3);
}
const started = Date.now();
const { passed, figures } = await soak({ say: (text) => process.stderr.write(`${text}\n`) });
const report = {
  name,
  passed,
  figures,
  seconds: Math.round((Date.now() - started) / 1000),
  revision:
    git('rev-parse', '--short=12', 'HEAD') + (git('status', '--porcelain') ? '+changes' : ''),
};
const folder = join(root, 'results/soak');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(report, null, 2)}\n`);
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
process.exitCode = passed ? 0 : 1;

function git(...args) {
  return execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
}
