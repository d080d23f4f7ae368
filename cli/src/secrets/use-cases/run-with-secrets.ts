import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { Context } from '../../context.ts';
import { GivenSecrets, isGiven } from '../given-secrets.ts';
import type { OpenSecrets } from '../open-secrets.ts';
import { redactingStream } from '../redacting-stream.ts';
import { neverStored } from '../secret-problems.ts';
import { secretVariables } from '../secret-variables.ts';
import type { SecretsRunResult } from './results.ts';

export interface RunWithSecretsOptions {
  readonly secrets: OpenSecrets;
  readonly context: Pick<Context, 'environment' | 'errors' | 'output' | 'signal'>;
  readonly command: readonly string[];
  /** Those of these names; all that are stored when empty. */
  readonly names: readonly string[];
  /** Where the command's output goes. */
  readonly output: 'stdout' | 'stderr';
}

const signalExitCode = 128;

/**
 * Runs a command with secrets in its environment. At a terminal it has the terminal; elsewhere no value of them is let through in
 * what it prints.
 *
 * @throws PokerbotError `COMMAND_UNUSABLE`; `SECRET_NOT_STORED` for one of the names; those of the store
 */
export async function runWithSecrets(options: RunWithSecretsOptions): Promise<SecretsRunResult> {
  const { secrets, context, command } = options;
  const stored = await fetched(options);
  const names = Object.keys(stored);
  await secrets.book.note('used', names);
  const values = { ...stored, ...given(context) };
  const hidden = [...Object.values(stored), ...givenSecrets(options)];
  const exitCode = await run(command, { ...options, values, hidden });
  return { command, secrets: names, exitCode };
}

async function fetched({ secrets, names, context }: RunWithSecretsOptions) {
  const values: Record<string, string> = {};
  for (const variable of secretVariables(secrets.settings)) {
    const { name } = variable;
    // What the command itself was given is stronger than a store.
    if ((names.length > 0 && !names.includes(name)) || isGiven(variable, context.environment)) {
      continue;
    }
    const kept = await secrets.book.current(name);
    if (kept) values[name] = kept.value.reveal();
    // Whoever names a secret counts on it.
    else if (names.length > 0) throw neverStored(name);
  }
  return values;
}

function given({ environment }: Pick<Context, 'environment'>): Record<string, string> {
  const entries = Object.entries(environment).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Record<string, string>;
}

/** Values that the command was given under any of their names, or as files. */
function givenSecrets({ secrets, context }: RunWithSecretsOptions): string[] {
  const known = new GivenSecrets(context.environment);
  return secretVariables(secrets.settings)
    .flatMap(({ name, aliases }) => [name, ...aliases])
    .flatMap((name) => known.get(name)?.reveal() ?? []);
}

interface Run extends RunWithSecretsOptions {
  /** Its environment. */
  readonly values: Readonly<Record<string, string>>;
  /** What is not let through in its output. */
  readonly hidden: readonly string[];
}

async function run(
  [program = '', ...args]: readonly string[],
  { context, values, hidden, output }: Run,
): Promise<number> {
  const sinks = {
    stdout: output === 'stdout' ? context.output : context.errors,
    stderr: context.errors,
  };
  const kept = (sink: Context['output'], file: number) => (sink.isTTY ? file : ('pipe' as const));
  const child = spawn(program, args, {
    env: values,
    stdio: [0, kept(sinks.stdout, output === 'stdout' ? 1 : 2), kept(sinks.stderr, 2)],
  });
  const handedOn = Promise.allSettled(
    (['stdout', 'stderr'] as const).map((name) =>
      handOn(child[name], { child, to: sinks[name].stream, hidden }),
    ),
  );
  // Ctrl-C reaches the command from the terminal by itself; this is for a signal sent to us alone.
  const interrupt = () => child.kill('SIGINT');
  context.signal.addEventListener('abort', interrupt, { once: true });
  const exitCode = await exitCodeOf(child, program);
  context.signal.removeEventListener('abort', interrupt);
  for (const outcome of await handedOn) if (outcome.status === 'rejected') throw outcome.reason;
  return exitCode;
}

function exitCodeOf(child: ChildProcess, program: string): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', (cause) => reject(unusable(program, cause)));
    child.once('close', (exitCode, endedBy) =>
      resolve(exitCode ?? signalExitCode + (endedBy ? constants.signals[endedBy] : 0)),
    );
  });
}

interface HandedOn {
  readonly child: ChildProcess;
  readonly to: Writable;
  readonly hidden: readonly string[];
}

/** Hands on what a command prints. Where nobody reads on, the command is told as by the pipe itself. */
async function handOn(output: Readable | null, { child, to, hidden }: HandedOn): Promise<void> {
  if (!output) return;
  const tell = (error: Error) => {
    // Windows has no such signal: there, what it writes next fails.
    if (isBrokenPipe(error) && process.platform !== 'win32') child.kill('SIGPIPE');
  };
  to.once('error', tell);
  try {
    await pipeline(output, redactingStream(hidden), to, { end: false });
  } catch (error) {
    if (!isBrokenPipe(error)) throw error;
  } finally {
    to.off('error', tell);
  }
}

function isBrokenPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE';
}

function unusable(program: string, cause: Error): PokerbotError {
  return new PokerbotError('COMMAND_UNUSABLE', {
    message: `\`${program}\` cannot be started: ${cause.message}`,
    details: { command: program },
    cause,
  });
}
