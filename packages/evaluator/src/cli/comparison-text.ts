import type { ComparedDifference, Comparison } from '@poker-bot/shared/evaluation/comparison';

/** A comparison as plain lines. */
export function comparisonText(comparison: Comparison): string {
  const { runs, settings, configurations, versions, differences, correction, notes } = comparison;
  const lines = [
    ...runs.map(({ runId, bot, figures }) => [runId, bot, ...figures.map(figureText)].join('  ')),
    ...[...settings, ...configurations, ...versions].map(
      ({ path, values }) =>
        `differs      ${path}: ${values.map((value) => JSON.stringify(value)).join(' | ')}`,
    ),
    ...differences.map(differenceText),
    `correction   Holm over ${correction.comparisons}, level ${correction.level}`,
    ...notes.map((note) => `note         ${note}`),
  ];
  return `${lines.join('\n')}\n`;
}

function figureText({
  name,
  value,
  estimator,
}: Comparison['runs'][number]['figures'][number]): string {
  return `${name} ${value ?? '-'}${estimator === undefined ? '' : ` by ${estimator}`}`;
}

function differenceText(difference: ComparedDifference): string {
  const { runId, base, bbPer100, mbbPerHand, interval, paired, estimator, adjustedPValue } =
    difference;
  const figure =
    mbbPerHand === null ? `${signed(bbPer100 ?? 0)} bb/100` : `${signed(mbbPerHand)} mbb/hand`;
  const range = `${signed(interval[0])} to ${signed(interval[1])}`;
  const how = paired ? 'deal by deal' : 'unpaired';
  return `${difference.outcome.padEnd(13)}${runId} less ${base}: ${figure}, ${range}, ${how} by ${estimator}, adjusted p ${adjustedPValue.toFixed(4)}`;
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`;
}
