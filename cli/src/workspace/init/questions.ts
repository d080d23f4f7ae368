import type { Prompts } from '../../prompts/prompts.ts';
import { type Answers, answersSchema, type GivenAnswers } from '../../templates/answers.ts';

/** One question of the wizard. Every one has a flag. */
export interface Question<K extends keyof Answers = keyof Answers> {
  readonly key: K;
  readonly flag: string;
  /** Whether it matters, given what is answered already. */
  applies(answers: GivenAnswers): boolean;
  ask(
    prompts: Prompts,
    options: { preset: Answers[K]; opponents: readonly string[] },
  ): Promise<Answers[K]>;
}

const always = () => true;
const withProvider = ({ provider }: GivenAnswers) => provider !== undefined && provider !== 'none';

/** What is wrong with an answer, or true. */
function validate(key: keyof Answers, answer: unknown): true | string {
  const parsed = answersSchema.shape[key].safeParse(answer);
  return parsed.success || parsed.error.issues.map(({ message }) => message).join(', ');
}

const name: Question<'name'> = {
  key: 'name',
  flag: '--name',
  applies: always,
  ask: (prompts, { preset }) =>
    prompts.text({
      message: 'What is the stack called?',
      default: preset,
      validate: (answer) => validate('name', answer),
    }),
};

const driver: Question<'driver'> = {
  key: 'driver',
  flag: '--driver',
  applies: always,
  ask: (prompts, { preset }) =>
    prompts.select({
      message: 'What runs the services?',
      default: preset,
      choices: [
        { value: 'auto', name: 'auto', description: 'What this machine has, decided at each `up`' },
        {
          value: 'process',
          name: 'process',
          description: 'Children on this machine; needs Node only',
        },
        { value: 'docker', name: 'docker', description: 'Containers through the Docker Engine' },
      ],
    }),
};

const solver: Question<'solver'> = {
  key: 'solver',
  flag: '--solver',
  applies: always,
  ask: (prompts, { preset }) =>
    prompts.text({
      message: 'Which solver? (`built-in`, or HOST:PORT of yours)',
      default: preset,
      validate: (answer) => validate('solver', answer),
    }),
};

const vision: Question<'vision'> = {
  key: 'vision',
  flag: '--[no-]vision',
  applies: always,
  ask: (prompts, { preset }) =>
    prompts.confirm({ message: 'Run the vision service?', default: preset }),
};

const provider: Question<'provider'> = {
  key: 'provider',
  flag: '--provider',
  applies: always,
  ask: (prompts, { preset }) =>
    prompts.select({
      message: 'Whose language models advise?',
      default: preset,
      choices: [
        { value: 'none', name: 'none', description: 'The solver and the heuristic decide' },
        { value: 'openai', name: 'openai', description: 'OpenAI, or anything that speaks its API' },
        { value: 'anthropic', name: 'anthropic' },
      ],
    }),
};

const model: Question<'model'> = {
  key: 'model',
  flag: '--model',
  applies: withProvider,
  ask: (prompts, { preset }) => prompts.text({ message: 'Which model?', default: preset }),
};

const providerUrl: Question<'providerUrl'> = {
  key: 'providerUrl',
  flag: '--provider-url',
  applies: withProvider,
  ask: (prompts, { preset }) =>
    prompts.text({
      message: 'Base URL of the provider? (empty for its own)',
      default: preset,
      validate: (answer) => validate('providerUrl', answer),
    }),
};

const seats: Question<'seats'> = {
  key: 'seats',
  flag: '--seats',
  applies: always,
  ask: async (prompts, { preset }) =>
    Number(
      await prompts.text({
        message: 'How many seats does an evaluation have? (2 to 9)',
        default: String(preset),
        validate: (answer) => validate('seats', Number(answer)),
      }),
    ),
};

const opponents: Question<'opponents'> = {
  key: 'opponents',
  flag: '--opponent',
  applies: always,
  ask: async (prompts, { preset, opponents: names }) => {
    const chosen = await prompts.several({
      message: 'Against whom?',
      default: preset,
      choices: names.map((each) => ({ value: each, name: each })),
    });
    // The same ones in another order are no other answer.
    const same = chosen.length === preset.length && chosen.every((each) => preset.includes(each));
    return same ? preset : chosen;
  },
};

/** In the order in which they are asked. */
export const questions: readonly Question[] = [
  name,
  driver,
  solver,
  vision,
  provider,
  model,
  providerUrl,
  seats,
  opponents,
] as unknown as readonly Question[];
