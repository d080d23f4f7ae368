import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { textBlocks } from './source-lines.ts';

export type SourceFormat = 'hand-log' | 'phh' | 'acpc';

/** So much of a file has to tell what it is, in bytes. */
const looked = 1024 * 1024;

/**
 * Tells by their content hand logs (JSON lines), PHH and match texts of an ACPC dealer apart. What is called `.jsonl` is a log,
 * whatever became of its lines.
 *
 * @throws PokerbotError `HISTORY_FORMAT_UNKNOWN`
 */
export function formatOf(path: string, bytes: number): SourceFormat {
  if (path.endsWith('.jsonl')) return 'hand-log';
  const begin = [...textBlocks(path, Math.min(bytes, looked))].join('');
  if (/^\uFEFF?\s*\{/.test(begin)) return 'hand-log';
  if (/^STATE:/m.test(begin)) return 'acpc';
  if (/^[ \t]*(?:variant|actions|starting_stacks|blinds_or_straddles)[ \t]*=/m.test(begin)) {
    return 'phh';
  }
  const what = bytes === 0 ? 'is empty' : 'is neither PHH nor a hand log nor an ACPC match text';
  throw new PokerbotError('HISTORY_FORMAT_UNKNOWN', {
    message: `\`${path}\` ${what}`,
    details: { path },
  });
}
