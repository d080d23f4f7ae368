import { parseArgs } from 'node:util';
import { startControlledProvider } from './controlled-provider.ts';

const { values } = parseArgs({
  options: { port: { type: 'string', default: '0' }, key: { type: 'string', multiple: true } },
});
const provider = await startControlledProvider({
  port: Number(values.port),
  keys: values.key ?? [],
});
const { url, control } = provider;
process.stdout.write(`${JSON.stringify({ url, control })}\n`);
for await (const _chunk of process.stdin);
await provider[Symbol.asyncDispose]();
