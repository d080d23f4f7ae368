import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { Secret } from '@poker-bot/shared/secret/secret';
import type { KeyMaker } from './key-maker.ts';
import { openAiAdmin } from './openai-admin.ts';

export interface FindMakerOptions {
  /** Settings of the command line and of the unit that uses the key. */
  readonly settings: Readonly<Record<string, string | undefined>>;
  /** Unlocked only when it is needed. */
  adminKey(): Promise<Secret | undefined>;
  readonly signal: AbortSignal;
}

/**
 * Who makes the keys that come in a variable.
 *
 * @throws PokerbotError `KEY_NOT_MADE` saying what is missing
 */
export async function findMaker(variable: string, options: FindMakerOptions): Promise<KeyMaker> {
  const { settings, signal } = options;
  if (variable !== 'OPENAI_API_KEY') {
    throw missing(
      `\`${variable}\` comes from nobody who makes keys for a program`,
      `Make one there, and give it: \`pokerbot secrets rotate ${variable}\``,
    );
  }
  const project = settings.OPENAI_PROJECT_ID;
  if (!project) {
    throw missing(
      '`OPENAI_PROJECT_ID` is not set',
      'Write the project whose keys these are into `.env`',
    );
  }
  const adminKey = await options.adminKey();
  if (!adminKey) {
    throw missing(
      '`OPENAI_ADMIN_KEY` is not set',
      'Store it: `pokerbot secrets set OPENAI_ADMIN_KEY`',
    );
  }
  const baseUrl = settings.OPENAI_BASE_URL ?? 'https://api.openai.com/v1';
  return openAiAdmin({ baseUrl, project, adminKey, signal });
}

function missing(message: string, next: string): PokerbotError {
  return new PokerbotError('KEY_NOT_MADE', {
    message: `No key was made: ${message}`,
    next: [next],
  });
}
