import type { DealOutcome } from '../../packages/evaluator/src/score/deal-outcome.ts';
import { judgedAbMatch } from '../../packages/evaluator/test/support/ab-run.ts';
import { type Contestant, timid } from '../../packages/evaluator/test/support/contestants.ts';
import type { Method } from '../../packages/evaluator/test/support/drawn-match.ts';
import type { AbSummary } from '../../packages/shared/src/evaluation/ab-summary.ts';

export const alpha = 0.05;
export const delta = 10;
export const methods: readonly Method[] = ['interval', 'sprt'];
/** Share of the raises that the timid bot turns into calls. */
const share = 0.1;

export type Kind = 'equal' | 'timid';

export interface PlantedRun {
  readonly kind: Kind;
  /** Which of the repeated runs it is. */
  readonly run: number;
  /** At most. */
  readonly hands: number;
  /** Whether its hands are all played, whatever is judged of them: so that others can be drawn from them. */
  readonly toTheEnd: boolean;
}

/** What is counted of a run by one method. */
export type Judgement = Pick<AbSummary, 'verdict' | 'bbPer100' | 'hands' | 'degradedHands'>;

export interface PlayedRun {
  readonly judgements: Readonly<Record<Method, Judgement>>;
  readonly outcomes: readonly DealOutcome[];
}

/** The bots of a run, A and B. */
export function plantedBots(kind: Kind, bot: Contestant): readonly [Contestant, Contestant] {
  return [bot, kind === 'equal' ? bot : timid(share, bot)];
}

/** An A/B run of a bot against one that plays the same with luck of its own, or that is timid; by each method on the same hands. */
export async function playPlanted(
  { kind, run, hands, toTheEnd }: PlantedRun,
  bot: Contestant,
): Promise<PlayedRun> {
  const [a, b] = plantedBots(kind, bot);
  const settings = { hands, seed: `soak/${run}` };
  const tests = methods.map((method) => ({
    ...{ method, alpha, beta: 0.05, delta, sharpestAt: 2_500 },
  }));
  const match = { a, b, ownLuck: kind === 'equal', settings };
  const { summaries, outcomes } = await judgedAbMatch(match, tests, { toTheEnd });
  const judgementOf = (at: number): Judgement => {
    const { verdict, bbPer100, hands: taken, degradedHands } = summaries[at] as AbSummary;
    return { verdict, bbPer100, hands: taken, degradedHands };
  };
  return { judgements: { interval: judgementOf(0), sprt: judgementOf(1) }, outcomes };
}
