import { existsSync, readFileSync } from 'node:fs';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { answersSchema, type GivenAnswers } from '../../templates/answers.ts';
import { readYaml } from '../../yaml/read-yaml.ts';
import { answersPath } from './state-paths.ts';

/**
 * Reads a file of answers, JSON or YAML; any may be absent.
 *
 * @param shown how messages call the file
 * @throws PokerbotError `FILE_UNREADABLE`, `ANSWERS_INVALID` naming line and column
 */
export function readAnswers(path: string, shown: string): GivenAnswers {
  const given = readYaml(
    { text: readText(path, shown), file: shown },
    {
      schema: answersSchema.partial(),
      syntaxCode: 'ANSWERS_INVALID',
      invalidCode: 'ANSWERS_INVALID',
      next: '`pokerbot init --help` tells what each answer may be',
      knownKeys: () => Object.keys(answersSchema.shape),
    },
  );
  return withoutUndefined(given);
}

/** The answers that a workspace was last rendered from; none when there is no readable record. */
export function previousAnswers(workspace: string): GivenAnswers {
  const path = answersPath(workspace);
  if (!existsSync(path)) return {};
  try {
    const parsed = answersSchema.partial().safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return parsed.success ? withoutUndefined(parsed.data) : {};
  } catch {
    return {};
  }
}

type Loose<T> = { [K in keyof T]?: T[K] | undefined };

function withoutUndefined(given: Loose<GivenAnswers>): GivenAnswers {
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as GivenAnswers;
}

function readText(path: string, shown: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new PokerbotError('FILE_UNREADABLE', {
      message: `\`${shown}\` cannot be read: ${(cause as Error).message}`,
      details: { path: shown },
      cause,
    });
  }
}
