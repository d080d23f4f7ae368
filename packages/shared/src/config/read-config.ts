import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { PokerbotError } from '../errors/pokerbot-error.ts';
import { jsonMistake } from './json-mistake.ts';

/**
 * Reads a JSON configuration file and checks it.
 *
 * @throws PokerbotError `CONFIG_UNREADABLE`, `CONFIG_SYNTAX`, `CONFIG_INVALID`, each naming the file
 */
export function readConfig<S extends z.ZodType>(path: string, schema: S): z.output<S> {
  const parsed = schema.safeParse(parseJson(path, readText(path)));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    (issue) => `\`${issue.path.join('.') || '(root)'}\`: ${issue.message}`,
  );
  throw new PokerbotError('CONFIG_INVALID', {
    message: `\`${path}\` does not follow its schema\n${problems.join('\n')}`,
    details: { path, problems },
  });
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new PokerbotError('CONFIG_UNREADABLE', {
      message: `\`${path}\` cannot be read: ${(cause as Error).message}`,
      details: { path },
      cause,
    });
  }
}

/** From 1, in characters. */
function placeIn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const { line, column } = placeIn(text, jsonMistake(text) ?? text.length);
    throw new PokerbotError('CONFIG_SYNTAX', {
      message: `\`${path}\` is not valid JSON at line ${line}, column ${column}: ${(cause as Error).message}`,
      next: [`Mend line ${line} of \`${path}\`; there may be more after it`],
      details: { path, line, column },
      cause,
    });
  }
}
