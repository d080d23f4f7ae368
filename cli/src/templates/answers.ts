import { z } from 'zod';

export const driverChoices = ['auto', 'process', 'docker'] as const;
export const providerChoices = ['none', 'openai', 'anthropic'] as const;

const hostAndPort = /^(\[[0-9a-fA-F:]+\]|[^\s:/]+):\d{1,5}$/;

/** Everything that `init` asks. An answers file has any of these. */
export const answersSchema = z.strictObject({
  name: z
    .string()
    .regex(
      /^[a-z0-9][a-z0-9_-]{0,62}$/,
      'expected lower-case letters, digits, `-` and `_`, at most 63',
    )
    .describe('Name of the stack'),
  driver: z
    .enum(driverChoices, 'expected `auto`, `process` or `docker`')
    .describe('What runs the units'),
  solver: z
    .string()
    .refine(
      (value) => value === 'built-in' || hostAndPort.test(value),
      'expected `built-in` or HOST:PORT',
    )
    .describe('`built-in`, or the address of a solver that somebody else runs'),
  vision: z.boolean('expected `true` or `false`').describe('Whether the vision service runs'),
  provider: z
    .enum(providerChoices, 'expected `none`, `openai` or `anthropic`')
    .describe('Whose language models advise'),
  model: z.string().describe('Model that the provider is asked for; empty for none'),
  providerUrl: z
    .union([
      z.literal(''),
      z.url({
        protocol: /^https?$/,
        error: 'expected a URL that begins with `http://` or `https://`',
      }),
    ])
    .describe('Base URL of the provider; empty for its own'),
  seats: z
    .int('expected a whole number')
    .min(2, 'expected 2 to 9')
    .max(9, 'expected 2 to 9')
    .describe('Seats of an evaluation'),
  opponents: z
    .array(z.string())
    .min(1, 'expected at least one')
    .describe('Opponents of an evaluation'),
});

export type Answers = z.output<typeof answersSchema>;
export type GivenAnswers = Partial<Answers>;
