import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';

/** The error for a command that the container cannot start, from the engine's words. */
export function unusable(unit: string, command: readonly string[], words: string): PokerbotError {
  const [program = ''] = command;
  const missing = /executable file not found|no such file or directory/i.test(words);
  const why = missing ? 'the image has no such program' : words;
  return new PokerbotError('COMMAND_UNUSABLE', {
    message: `\`${program}\` cannot be started in \`${unit}\`: ${why}`,
    details: { unit, command: program },
  });
}
