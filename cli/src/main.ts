import { createContext } from './context.ts';
import { reportError, runCli } from './run-cli.ts';
import { unread } from './unread.ts';

const controller = new AbortController();
const grace = 10_000;
const interrupted = 130;
/** What a shell reports of a program that ends because nobody reads what it writes. */
const unreadExitCode = 141;

// The first signal asks to finish; the second, or too long a finish, ends the process.
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.on(name, () => {
    if (controller.signal.aborted) process.exit(interrupted);
    finish(interrupted);
  });
}

let isUnread = false;
// Whoever read has gone, as `head` does: what was started is still stopped, and what is written after that is lost.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && !isUnread) throw error;
    if (!isUnread && !controller.signal.aborted) finish(unreadExitCode, unread);
    isUnread = true;
  });
}

function finish(exitCode: number, reason?: Error): void {
  controller.abort(reason);
  setTimeout(() => process.exit(exitCode), grace).unref();
}

const argv = process.argv.slice(2);
const context = createContext(controller.signal);

process.on('uncaughtException', (error) => {
  void reportError(error, { argv, context }).then((exitCode) => process.exit(exitCode));
});
// A pipe that breaks with the last words is heard of after the command has ended.
process.once('beforeExit', () => {
  if (isUnread) process.exitCode = unreadExitCode;
});

process.exitCode = await runCli(argv, context);
