import type { Variable } from '@poker-bot/shared/env/variable';
import { z } from 'zod';

/** What a value may be, in words; null where any text will do. */
export function describeValues({ schema, secret, path }: Variable): string | null {
  if (secret) return 'the secret itself';
  if (path) return `the path of a ${path} that is there`;
  const { enum: choices, pattern } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
  });
  if (choices) return `one of ${choices.map((choice) => `\`${String(choice)}\``).join(', ')}`;
  // The schema says it best itself, to a text that it must refuse.
  const refused = schema.safeParse('\u0000');
  const [issue] = refused.error?.issues ?? [];
  if (issue?.message.startsWith('expected ')) return issue.message.slice('expected '.length);
  return pattern === undefined ? null : `a text like \`${pattern}\``;
}
