import { heuristic } from '../../packages/evaluator/test/support/contestants.ts';
import { judgePlantedPairs } from './planted-pairs.ts';
import { playPlanted } from './planted-run.ts';
import type { SoakContext, SoakResult } from './soak.ts';

/** The timid bot plays otherwise in about one pair of nine, and a verdict takes 100 such pairs. */
const hands = { equal: 1_000, timid: 4_000 };

/** Planted pairs of the bot that asks nobody, whose play the value function knows. */
export async function soak(context: SoakContext): Promise<SoakResult> {
  const play = (run: Parameters<typeof playPlanted>[0]) => playPlanted(run, heuristic());
  const planted = { hands, leastFound: 0.85, toTheEnd: false, width: 1, play };
  const { passed, figures } = await judgePlantedPairs(planted, context);
  return { passed, figures };
}
