// Runs the provider of the tests as a process: `node run-provider.mjs [--port PORT] --key KEY… < PIPE`.
// It prints one line of JSON, `url` and `control`, and ends with its standard input.
import { join } from 'node:path';
import { loadTypeScript } from '../../../../test/load-typescript.mjs';

await loadTypeScript(join(import.meta.dirname, 'provider.entry.ts'));
