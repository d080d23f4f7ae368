import { formatAcpc } from './acpc/write-acpc.ts';
import type { HandHistory } from './hand-history.ts';
import { HistoryError } from './history-error.ts';
import { historyOf } from './history-of.ts';
import { formatPhh, formatPhhs } from './phh/write-phh.ts';
import { replay } from './replay.ts';

export const targetFormats = ['phh', 'phhs', 'acpc'] as const;

export type TargetFormat = (typeof targetFormats)[number];

/**
 * Writes hands in another format, or in this project's form of their own. Every hand is replayed before.
 * @throws HistoryError for a hand that does not replay, or HISTORY_NOT_EXPRESSIBLE for what the format cannot hold
 */
export function convertHistories(histories: readonly HandHistory[], to: TargetFormat): string {
  if (to === 'acpc') return formatAcpc(histories);
  const named = histories.map(nameActors);
  if (to === 'phhs') return formatPhhs(named);
  const [only, second] = named;
  if (only === undefined || second !== undefined) {
    throw new HistoryError(
      'HISTORY_NOT_EXPRESSIBLE',
      `A \`.phh\` file holds one hand, not ${named.length}; use \`phhs\``,
      { line: second?.line ?? 1 },
    );
  }
  return formatPhh(only);
}

/** PHH names who acts; a match text leaves it to the rules. */
function nameActors(history: HandHistory): HandHistory {
  const { hand, mismatch } = replay(history);
  if (mismatch !== undefined) {
    throw new HistoryError(mismatch.code, mismatch.message, mismatch);
  }
  if (history.steps.every((step) => !('seat' in step) || step.seat !== undefined)) return history;
  const { players, fields, places } = history;
  const name = { hand: history.hand, fields, places };
  const told = historyOf(hand, players === undefined ? name : { ...name, players });
  return { ...told, file: history.file, line: history.line };
}
