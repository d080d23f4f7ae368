import { botConfig } from '@poker-bot/shared/config/bot-config';
import { z } from 'zod';
import { manifestSchema } from '../stack/manifest/manifest-schema.ts';
import { answersSchema } from '../templates/answers.ts';

const errorDocument = z.strictObject({
  error: z.strictObject({
    code: z.string().describe('Permanent code, listed in `docs/errors.md`'),
    message: z.string().describe('What happened and why'),
    next: z.array(z.string()).describe('What to do next'),
    details: z.record(z.string(), z.unknown()).describe('Facts of this case'),
  }),
});

/** Schemas of the files that people write, and of an error, by the name of their file below `docs/schemas/`. */
export function publishedSchemas(): Record<string, unknown> {
  return {
    'manifest.json': writtenSchema(manifestSchema, 'pokerbot.yaml'),
    'answers.json': writtenSchema(answersSchema.partial(), 'Answers for `pokerbot init --answers`'),
    'bot.json': writtenSchema(botConfig, 'A bot: `config/bot/*.bot.json`'),
    'error.json': resultSchema(errorDocument, 'What `--json` prints when a command fails'),
  };
}

/** Schema of a file as it is written: what has a default may be absent. */
function writtenSchema(schema: z.ZodType, title: string): unknown {
  return { title, ...z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) };
}

/** Schema of what a command prints. */
export function resultSchema(schema: z.ZodType, title: string): unknown {
  return { title, ...z.toJSONSchema(schema, { io: 'output' }) };
}
