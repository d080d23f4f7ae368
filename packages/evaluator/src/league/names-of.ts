import type { Side } from '../ab/ab-schedule.ts';
import type { PlayedManifest } from '../match/set-up-match.ts';

/** Who plays a match of a league. B is the first, whose figures are told. */
export function namesOf(manifest: PlayedManifest): Record<Side, string> {
  if (manifest.suite === 'ab') return { a: manifest.a.name, b: manifest.b.name };
  return { a: manifest.opponents[0]?.name ?? '', b: manifest.bot.name };
}
