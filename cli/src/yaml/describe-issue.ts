import type { z } from 'zod';
import { nearest } from '../did-you-mean.ts';
import type { Locator } from './locate.ts';

/** What is wrong, at the path of the value to change. */
export interface Problem {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

export interface IssueContext {
  readonly locator: Locator;
  /** Names that are known where an unknown one was found. */
  knownKeys(path: readonly PropertyKey[]): readonly string[];
}

/** A mistake that the schema found, in words. */
export function describeIssue(issue: z.core.$ZodIssue, context: IssueContext): Problem[] {
  const { path } = issue;
  if (path.length > 0 && !context.locator.has(path)) {
    return [{ path, message: `\`${String(path.at(-1))}\` is missing` }];
  }
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey({ key, path, known: context.knownKeys(path) }));
    case 'invalid_type':
      return [{ path, message: issue.message.replace(/^Invalid input: /, '') }];
    case 'invalid_key':
      return [{ path, message: issue.issues.map(({ message }) => message).join(', ') }];
    case 'invalid_union':
      return [{ path, message: 'expected a text, a number, `true` or `false`' }];
    default:
      return [{ path, message: issue.message }];
  }
}

interface UnknownKey {
  readonly key: string;
  readonly path: readonly PropertyKey[];
  readonly known: readonly string[];
}

function unknownKey({ key, path, known }: UnknownKey): Problem {
  const meant = nearest(key, known);
  const fix =
    meant === undefined
      ? `known are ${known.map((name) => `\`${name}\``).join(', ')}`
      : `did you mean \`${meant}\`?`;
  return { path: [...path, key], message: `unknown key \`${key}\`: ${fix}` };
}
