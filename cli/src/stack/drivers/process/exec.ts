import { spawn } from 'node:child_process';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { ExecOptions } from '../../driver.ts';

const signalExitCode = 128;
const signalNumbers: Readonly<Record<string, number>> = { SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };

/** A process has no inside to go into: the command gets the unit's environment and folder, on this terminal. */
export function exec({ unit, command, output, signal }: ExecOptions): Promise<number> {
  const [program = '', ...args] = command;
  const child = spawn(program, args, {
    cwd: unit.workingDirectory,
    env: unit.environment,
    stdio: ['inherit', output === 'stdout' ? 1 : 2, 2],
  });
  // Ctrl-C reaches the command from the terminal by itself; this is for a signal sent to us alone.
  const interrupt = () => child.kill('SIGINT');
  signal.addEventListener('abort', interrupt, { once: true });
  return new Promise((resolve, reject) => {
    child.once('error', (cause) =>
      reject(
        new PokerbotError('COMMAND_UNUSABLE', {
          message: `\`${program}\` cannot be started: ${cause.message}`,
          details: { unit: unit.name, command: program },
          cause,
        }),
      ),
    );
    child.once('close', (exitCode, endedBy) => {
      signal.removeEventListener('abort', interrupt);
      resolve(exitCode ?? signalExitCode + (signalNumbers[endedBy ?? ''] ?? 0));
    });
  });
}
