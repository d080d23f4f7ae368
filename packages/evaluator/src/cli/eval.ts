import { fileURLToPath } from 'node:url';
import { systemClock } from '@poker-bot/shared/clock/clock';
import { readUnitVersion } from '@poker-bot/shared/unit/unit-version';
import { runCli } from './run-cli.ts';

const interruption = new AbortController();
// The first signal ends the run after its line; a second one meets the default and ends the process.
process.once('SIGINT', () => interruption.abort());
process.once('SIGTERM', () => interruption.abort());

process.exitCode = await runCli({
  argv: process.argv.slice(2),
  // biome-ignore lint/style/noProcessEnv: the one place where the evaluator reads its environment
  environment: process.env,
  workingDirectory: process.cwd(),
  installation: fileURLToPath(new URL('.', import.meta.url)),
  version: readUnitVersion(new URL('../main.js', import.meta.url).href),
  clock: systemClock,
  signal: interruption.signal,
  worker: new URL('./play-worker.js', import.meta.url),
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
});
