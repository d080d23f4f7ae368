// Runs the provider of the tests as a process: `node run-provider.mjs [--port PORT] --key KEY… < PIPE`.
// It prints one line of JSON, `url` and `control`, and ends with its standard input.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadTypeScript } from '../../../../test/load-typescript.mjs';

const { values } = parseArgs({
  options: { port: { type: 'string', default: '0' }, key: { type: 'string', multiple: true } },
});
const { startControlledProvider } = await loadTypeScript(
  join(import.meta.dirname, 'controlled-provider.ts'),
);
const provider = await startControlledProvider({
  port: Number(values.port),
  keys: values.key ?? [],
});
process.stdout.write(`${JSON.stringify({ url: provider.url, control: provider.control })}\n`);
for await (const _chunk of process.stdin);
await provider[Symbol.asyncDispose]();
