import { createContext } from './context.ts';
import { reportError, runCli } from './run-cli.ts';

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

const argv = process.argv.slice(2);
const context = createContext(controller.signal);

process.on('uncaughtException', (error) => {
  void reportError(error, { argv, context }).then((exitCode) => process.exit(exitCode));
});

process.exitCode = await runCli(argv, context);
