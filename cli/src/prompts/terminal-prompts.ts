import { checkbox, confirm, input, password, select } from '@inquirer/prompts';
import { Secret } from '@poker-bot/shared/secret/secret';
import type { Prompts } from './prompts.ts';

/** Asks at the terminal. Questions are drawn on stderr, so that stdout stays data. */
export function terminalPrompts(signal: AbortSignal): Prompts {
  const context = { signal, output: process.stderr };
  return {
    text: ({ message, default: preset, validate }) =>
      input(
        {
          message,
          ...(preset === undefined ? {} : { default: preset }),
          ...(validate ? { validate: (answer: string) => validate(answer) } : {}),
        },
        context,
      ),
    hidden: async ({ message }) => new Secret(await password({ message }, context)),
    select: ({ message, choices, default: preset }) =>
      select(
        {
          message,
          choices: choices.map((choice) => ({ ...choice })),
          ...(preset === undefined ? {} : { default: preset }),
        },
        context,
      ),
    several: ({ message, choices, default: presets }) =>
      checkbox(
        {
          message,
          choices: choices.map((choice) => ({
            ...choice,
            checked: presets.includes(choice.value),
          })),
          required: true,
        },
        context,
      ),
    confirm: (question) => confirm({ ...question }, context),
  };
}
