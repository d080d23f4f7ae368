import type { RunManifest } from '../../config/run-manifest.ts';

/** Whose play a report is about, where hands were dealt. */
export interface Subject {
  readonly name: string;
  /** Beside its latencies, where there are two. */
  readonly short: string;
}

/** A subject in a hand. */
interface Seated {
  /** Place in the list of subjects. */
  readonly subject: number;
  readonly seat: number;
}

export interface Table {
  readonly subjects: readonly Subject[];
  readonly seats: number;
  readonly bigBlind: number;
  /** The two of an A/B run sit in one hand. */
  readonly headsUp: boolean;
}

type DealtManifest = Exclude<RunManifest, { suite: 'shadow' }>;

export function tableOf(manifest: DealtManifest): Table {
  switch (manifest.suite) {
    case 'smoke': {
      const { seats, table } = manifest.settings;
      const subjects = [{ name: manifest.bot.name, short: '' }];
      return { subjects, seats, bigBlind: table.bigBlind, headsUp: false };
    }
    case 'ab': {
      const { seats, table, opponents } = manifest.settings;
      const subjects = [
        { name: `A ${manifest.a.name}`, short: 'A ' },
        { name: `B ${manifest.b.name}`, short: 'B ' },
      ];
      return { subjects, seats, bigBlind: table.bigBlind, headsUp: opponents.length === 0 };
    }
    case 'serve': {
      const { seats, game } = manifest.settings;
      const subjects = manifest.bot === null ? [] : [{ name: manifest.bot.name, short: '' }];
      return { subjects, seats, bigBlind: Math.max(1, ...game.blinds), headsUp: false };
    }
  }
}

/** Who of the subjects sits where; the last of them is the one whose hands are shown. */
export function seatedIn(
  { subjects, headsUp }: Table,
  { bot, side }: { readonly bot?: number | undefined; readonly side?: 'a' | 'b' | undefined },
): Seated[] {
  if (bot === undefined || subjects.length === 0) return [];
  if (subjects.length === 1) return [{ subject: 0, seat: bot }];
  if (headsUp)
    return [
      { subject: 0, seat: 1 - bot },
      { subject: 1, seat: bot },
    ];
  return [{ subject: side === 'a' ? 0 : 1, seat: bot }];
}
