import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { Context } from '../../context.ts';
import type { OpenSecrets } from '../open-secrets.ts';
import { Redaction } from '../redaction.ts';
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
 * @throws PokerbotError `COMMAND_UNUSABLE`, those of the store
 */
export async function runWithSecrets(options: RunWithSecretsOptions): Promise<SecretsRunResult> {
  const { secrets, context, command } = options;
  const values = await fetched(options);
  const names = Object.keys(values);
  await secrets.book.note('used', names);
  const exitCode = await run(command, { ...options, values: { ...values, ...given(context) } });
  return { command, secrets: names, exitCode };
}

async function fetched({ secrets, names, context }: RunWithSecretsOptions) {
  const values: Record<string, string> = {};
  for (const { name } of secretVariables(secrets.settings)) {
    // What the command itself was given is stronger than a store.
    if ((names.length > 0 && !names.includes(name)) || context.environment[name]) continue;
    const kept = await secrets.book.current(name);
    if (kept) values[name] = kept.value.reveal();
  }
  return values;
}

function given({ environment }: Pick<Context, 'environment'>): Record<string, string> {
  const entries = Object.entries(environment).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Record<string, string>;
}

interface Run extends RunWithSecretsOptions {
  readonly values: Readonly<Record<string, string>>;
}

function run([program = '', ...args]: readonly string[], options: Run): Promise<number> {
  const { context, values, output, secrets } = options;
  const hidden = secretVariables(secrets.settings).flatMap(({ name }) => values[name] || []);
  const sinks = {
    stdout: output === 'stdout' ? context.output : context.errors,
    stderr: context.errors,
  };
  const kept = (sink: Context['output'], file: number) => (sink.isTTY ? file : ('pipe' as const));
  const child = spawn(program, args, {
    env: values,
    stdio: [0, kept(sinks.stdout, output === 'stdout' ? 1 : 2), kept(sinks.stderr, 2)],
  });
  for (const name of ['stdout', 'stderr'] as const) {
    const redaction = new Redaction(hidden);
    child[name]?.setEncoding('utf8');
    child[name]?.on('data', (text: string) => sinks[name].write(redaction.take(text)));
    child[name]?.on('end', () => sinks[name].write(redaction.end()));
  }
  // Ctrl-C reaches the command from the terminal by itself; this is for a signal sent to us alone.
  const interrupt = () => child.kill('SIGINT');
  context.signal.addEventListener('abort', interrupt, { once: true });
  return new Promise((resolve, reject) => {
    child.once('error', (cause) => reject(unusable(program, cause)));
    child.once('close', (exitCode, endedBy) => {
      context.signal.removeEventListener('abort', interrupt);
      resolve(exitCode ?? signalExitCode + (endedBy ? constants.signals[endedBy] : 0));
    });
  });
}

function unusable(program: string, cause: Error): PokerbotError {
  return new PokerbotError('COMMAND_UNUSABLE', {
    message: `\`${program}\` cannot be started: ${cause.message}`,
    details: { command: program },
    cause,
  });
}
