import { type HandLogFile, handLogFiles } from '@poker-bot/logger/hands/hand-log-files';
import { readFolder } from '@poker-bot/logger/hands/read-folder';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';

/** Sessions that a message lists, the last ones. */
const mostListed = 20;

/**
 * The log of a session, its parts in order.
 *
 * @throws PokerbotError `SESSION_UNKNOWN` listing those there are, `FILE_UNREADABLE`
 */
export function sessionFiles(
  directory: string,
  { prefix, sessionId }: { prefix: string; sessionId: string },
): HandLogFile[] {
  const files = handLogFiles(directory, { prefix, sessionId });
  if (files.length > 0) return files;
  const known = sessionIds(directory, prefix);
  const list = known
    .slice(-mostListed)
    .map((id) => `\`${id}\``)
    .join(', ');
  throw new PokerbotError('SESSION_UNKNOWN', {
    message: `No session \`${sessionId}\` has hands in \`${directory}\``,
    next: [
      known.length === 0
        ? 'No session was played yet: start one with `POST /session/start` of the orchestrator'
        : `Choose one of ${list}${known.length > mostListed ? ' (the last ones)' : ''}`,
    ],
    details: { name: sessionId, known },
  });
}

/** Ids of the sessions with a log. A later part of one, `ID.N`, counts as the session `ID` where that has a first part. */
function sessionIds(directory: string, prefix: string): string[] {
  const begin = `${prefix}-`;
  const ids = readFolder(directory)
    .map(({ name }) => name)
    .filter((name) => name.startsWith(begin) && name.endsWith('.jsonl'))
    .map((name) => name.slice(begin.length, -'.jsonl'.length));
  const first = new Set(ids.map((id) => id.replace(/\.\d+$/, '')));
  return [...first].sort();
}
