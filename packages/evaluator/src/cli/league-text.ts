import type { League } from '@poker-bot/shared/evaluation/league';

/** A league as plain lines. */
export function leagueText({ bots, matches, correction, estimator, folder }: League): string {
  const lines = [
    ...bots.map(
      ({ name, rank, scripted, bbPer100, interval, crashes, degradedShare, unseen }) =>
        `${rankText(rank).padEnd(6)} ${name}${scripted ? ' (scripted)' : ''}  ${figure(bbPer100, interval)}${crashes === 0 ? '' : `  broke ${crashes} of its hands`}${degradedShare ? `  degraded in ${(100 * degradedShare).toFixed(1)}% of its hands` : ''}${unseen === null ? '' : `  no rank: ${unseen}`}`,
    ),
    ...matches.map(
      (match) =>
        `match  ${match.bots.join(' against ')}  ${figure(match.bbPer100, match.interval)}${match.significant ? '  significant' : ''}`,
    ),
    `Holm over ${correction.matches === 1 ? '1 match' : `${correction.matches} matches`}, level ${correction.level}; figures by ${estimator}`,
    `files  ${folder}`,
  ];
  return `${lines.join('\n')}\n`;
}

function rankText(rank: League['bots'][number]['rank']): string {
  if (rank === null) return '-';
  const [best, worst] = rank;
  return best === worst ? `${best}` : `${best}-${worst}`;
}

function figure(bbPer100: number | null, interval: readonly [number, number] | null): string {
  if (bbPer100 === null || interval === null) return 'too few deals';
  return `${signed(bbPer100)} bb/100, ${signed(interval[0])} to ${signed(interval[1])}`;
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`;
}
