import { createContext } from './context.ts';
import { runCli } from './run-cli.ts';

const controller = new AbortController();
const grace = 10_000;

// The first signal asks to finish; the second, or too long a finish, ends the process.
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.on(name, () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
    setTimeout(() => process.exit(130), grace).unref();
  });
}

process.exitCode = await runCli(process.argv.slice(2), createContext(controller.signal));
