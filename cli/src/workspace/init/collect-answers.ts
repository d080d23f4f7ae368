import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { Prompts } from '../../prompts/prompts.ts';
import { type Answers, answersSchema, type GivenAnswers } from '../../templates/answers.ts';
import { questions } from './questions.ts';

export interface AnswerSources {
  /** From flags and from a file: not asked again. */
  readonly given: GivenAnswers;
  /** From the last run in this workspace: what a question offers. */
  readonly previous: GivenAnswers;
  readonly defaults: Answers;
  readonly opponents: readonly string[];
  /** Take the offered answer for everything that is not given. */
  readonly yes: boolean;
  /** Absent when nobody can be asked. */
  readonly prompts?: (() => Promise<Prompts>) | undefined;
}

/**
 * All answers: given, asked or offered.
 *
 * @throws PokerbotError `ANSWER_MISSING` naming the flags, `ANSWERS_INVALID`, `INTERRUPTED`
 */
export async function collectAnswers(sources: AnswerSources): Promise<Answers> {
  const { given, previous, defaults, yes, prompts, opponents } = sources;
  const offered: Answers = { ...defaults, ...previous };
  checkAnswers({ ...offered, ...given }, opponents);
  if (yes) return { ...offered, ...given };
  if (!prompts) {
    refuseMissing({ ...previous, ...given });
    return { ...offered, ...given };
  }
  const answers = await ask({ sources, offered, prompts: await prompts() });
  checkAnswers(answers, opponents);
  return answers;
}

interface Asking {
  readonly sources: AnswerSources;
  readonly offered: Answers;
  readonly prompts: Prompts;
}

async function ask({ sources, offered, prompts }: Asking): Promise<Answers> {
  const { given, opponents } = sources;
  let answers: GivenAnswers = { ...given };
  for (const { key, applies, ask: put } of questions) {
    if (key in given || !applies(answers)) continue;
    answers = { ...answers, [key]: await put(prompts, { preset: offered[key], opponents }) };
  }
  return { ...offered, ...answers };
}

function refuseMissing(known: GivenAnswers): void {
  const missing = questions.filter(({ key, applies }) => !(key in known) && applies(known));
  if (missing.length === 0) return;
  const flags = missing.map(({ flag }) => `\`${flag}\``).join(', ');
  throw new PokerbotError('ANSWER_MISSING', {
    message: `there is no terminal to ask at and no answer for ${flags}`,
    next: ['add `--yes` to take the defaults', 'or give these flags, or `--answers FILE`'],
    details: { flags: missing.map(({ flag }) => flag) },
  });
}

function checkAnswers(answers: Answers, known: readonly string[]): void {
  const parsed = answersSchema.safeParse(answers);
  const problems = parsed.success
    ? answers.opponents
        .filter((opponent) => !known.includes(opponent))
        .map(
          (opponent) => `\`opponents\`: there is no \`${opponent}\`; known are ${known.join(', ')}`,
        )
    : parsed.error.issues.map(({ path, message }) => `\`${path.join('.')}\`: ${message}`);
  if (problems.length === 0) return;
  throw new PokerbotError('ANSWERS_INVALID', {
    message: problems.join('\n'),
    details: { problems },
  });
}
