import type { ServeSummary } from '@poker-bot/shared/evaluation/serve-summary';

/** How a match went, as plain lines. */
export function serveText(summary: ServeSummary): string {
  const { verdict, reasons, runId, hands, seats, seed, game, players, folder } = summary;
  const by = summary.estimator === null ? '' : ` by ${summary.estimator}`;
  const lines = [
    `${verdict}: ${reasons.join('; ')}`,
    `run          ${runId}`,
    `hands        ${hands} of \`${game}\` at ${seats} seats, seed \`${seed}\``,
    ...players.map((player) => playerText(player, by)),
    `files        ${folder}`,
  ];
  return `${lines.join('\n')}\n`;
}

function playerText(
  { name, netChips, bbPer100, conduct }: ServeSummary['players'][number],
  by: string,
): string {
  const rate = bbPer100 === null ? '' : `, ${bbPer100.toFixed(1)} bb/100${by}`;
  const faults =
    conduct === null
      ? ''
      : `, ${conduct.invalidActions} invalid actions, ${conduct.ignoredLines} ignored lines`;
  return `${name.padEnd(12)} ${netChips} chips${rate}${faults}`;
}
