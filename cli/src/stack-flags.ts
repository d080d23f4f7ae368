import { boolean, integer, option, string } from '@oclif/core/flags';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';

/** Flags that change what is declared. */
export const declarationFlags = {
  driver: option({
    summary: 'What runs the units, instead of the manifest’s choice',
    options: ['auto', 'process', 'docker'] as const,
  })(),
  env: string({
    char: 'e',
    summary: 'Set a variable for every unit that reads it',
    helpValue: 'NAME=VALUE',
    multiple: true,
    // Greedy, it would take the arguments that follow for further values.
    multipleNonGreedy: true,
  }),
};

/** Flags of commands that change what runs. */
export const changeFlags = {
  wait: boolean({
    summary: 'Wait for another command that is changing this workspace',
    allowNo: true,
    default: true,
  }),
  timeout: integer({
    summary: 'Longest wait for a unit to become healthy',
    helpValue: 'SECONDS',
    default: 60,
    min: 1,
  }),
};

/**
 * Reads `NAME=VALUE` pairs.
 *
 * @throws PokerbotError `USAGE`
 */
export function parseAssignments(pairs: readonly string[] = []): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const match = pair.match(/^([A-Za-z_][A-Za-z0-9_]*)=(.*)$/s);
      if (match?.[1] !== undefined) return [match[1], match[2] ?? ''];
      throw new PokerbotError('USAGE', {
        message: '`--env` takes `NAME=VALUE`, and one of those given is not of that form',
        next: ['Write it as `--env LOG_LEVEL=debug`'],
      });
    }),
  );
}
