import { beliefWords } from '@poker-bot/shared/evaluation/belief-words';
import type { Lbr } from '@poker-bot/shared/evaluation/lbr';
import { counted, whole } from '../figures/format.ts';

export function lbrTitle({ bot }: Pick<Lbr, 'bot'>): string {
  return `Local best response: how much can be won from ${bot}?`;
}

/** What a run of a local best response found: a bound, or that it proves nothing, and whether the run was healthy. */
export function lbrHeadline(lbr: Lbr): { found: string; figure: string; limit: string } {
  const { mbbPerHand, interval, hands, deals, seed, actions, streets, alwaysFold, verdict } = lbr;
  const { belief, handsNeeded, halfWidth, degradedHands, estimator } = lbr;
  const least = interval === null ? 0 : interval[0];
  const bound =
    least > 0 ? `at least ${whole(least)} mbb/hand` : 'nothing is proved: no bound above 0';
  const played = `${counted(hands, 'hand')} from both seats of ${counted(deals, 'deal')}, seed “${seed}”`;
  const range =
    interval === null
      ? 'no interval yet'
      : `95 % interval ${mbb(interval[0])} to ${mbb(interval[1])}`;
  return {
    found: verdict === 'pass' ? bound : `${bound}; health: ${verdict}`,
    figure:
      mbbPerHand === null
        ? `Not measured yet; ${played}.`
        : `It wins ${mbb(mbbPerHand)} thousandths of a big blind a hand${estimator === null ? '' : ` by ${estimator}`}, ${range}; ${played}. It chooses from ${actions.join(', ')} on ${streets.join(', ')}; what the bot holds is ${beliefWords(belief)}. Folding every hand loses ${alwaysFold}.`,
    limit: [
      'A lower bound: a better response may win more.',
      ...(handsNeeded === null
        ? []
        : [`About ${whole(handsNeeded)} hands would tell what this one wins to ±${halfWidth}.`]),
      ...(degradedHands === 0
        ? []
        : [`In ${counted(degradedHands, 'hand')} the bot played without an advisor.`]),
      'Estimates and curve below are of what it wins; the tables of play, and what was won in them, are those of the bot.',
    ].join(' '),
  };
}

function mbb(value: number): string {
  return `${value < 0 ? '−' : '+'}${whole(Math.abs(value))}`;
}
