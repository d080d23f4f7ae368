import { boolean, integer, string } from '@oclif/core/flags';
import { driverChoices, type GivenAnswers, providerChoices } from '../../templates/answers.ts';

const helpGroup = 'ANSWERS';

/** A flag for every question. */
export const answerFlags = {
  name: string({ summary: 'Name of the stack; the folder’s by default', helpGroup }),
  driver: string({ summary: 'What runs the units', options: [...driverChoices], helpGroup }),
  solver: string({ summary: '`built-in`, or HOST:PORT of yours', helpGroup }),
  vision: boolean({ summary: 'Run the vision service', allowNo: true, helpGroup }),
  provider: string({
    summary: 'Whose language models advise',
    options: [...providerChoices],
    helpGroup,
  }),
  model: string({ summary: 'Model that the provider is asked for', helpGroup }),
  'provider-url': string({ summary: 'Base URL of the provider', helpGroup }),
  seats: integer({ summary: 'Seats of an evaluation', min: 2, max: 9, helpGroup }),
  opponent: string({
    summary: 'Opponent of an evaluation',
    multiple: true,
    helpGroup,
  }),
};

/** The flags that were given, as parsed. */
export interface AnswerFlagValues {
  readonly name?: string | undefined;
  readonly driver?: string | undefined;
  readonly solver?: string | undefined;
  readonly vision?: boolean | undefined;
  readonly provider?: string | undefined;
  readonly model?: string | undefined;
  readonly 'provider-url'?: string | undefined;
  readonly seats?: number | undefined;
  readonly opponent?: readonly string[] | undefined;
}

/** The answers that flags give. */
export function answersFromFlags(flags: AnswerFlagValues): GivenAnswers {
  const { name, driver, solver, vision, provider, model, seats, opponent } = flags;
  const given = {
    name,
    driver,
    solver,
    vision,
    provider,
    model,
    providerUrl: flags['provider-url'],
    seats,
    opponents: opponent,
  };
  // The parser has held the options to their lists.
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as GivenAnswers;
}
