import type { Estimate } from '@poker-bot/shared/evaluation/estimate';
import { handsOfPair } from '../ab/ab-schedule.ts';
import { PairBooks } from '../ab/pair-books.ts';
import { mbbOfBbPer100 } from '../lbr/lbr-result.ts';
import type { PlayedManifest } from '../match/set-up-match.ts';
import { type HandLine, isCrashed } from '../record/hand-line.ts';
import { readJsonLines } from '../run-folder/read-lines.ts';
import type { RunFolder } from '../run-folder/run-folder.ts';
import { handLineSchema } from '../run-folder/run-line-schema.ts';
import { DealBooks } from '../score/deal-books.ts';
import type { DealOutcome } from '../score/deal-outcome.ts';
import { luckPrior } from '../score/luck-prior.ts';
import { PredictableControls } from '../statistics/predictable-controls.ts';

type Estimator = Exclude<Estimate['name'], 'raw'>;

/** What each complete deal of a run counts for, in bb/100, in every way that all of its deals have. */
export type DealValues = Readonly<Partial<Record<Estimator, ReadonlyMap<number, number>>>>;

interface Books {
  readonly deal: (line: HandLine) => number;
  readonly add: (line: HandLine) => DealOutcome | undefined;
}

/**
 * Reads the deals of a run: of smoke what the bot won in each, of an A/B run what B won less what A did.
 * @throws PokerbotError `RUN_DAMAGED`
 */
export function dealValues(folder: RunFolder, manifest: PlayedManifest): DealValues {
  const { seats, table } = manifest.settings;
  const scale = 100 / (seats * table.bigBlind);
  const bots = manifest.suite === 'ab' ? [manifest.a, manifest.b] : [manifest.bot];
  const controls = new PredictableControls(luckPrior(bots, table.bigBlind));
  const values = {
    duplicate: new Map<number, number>(),
    'all-in': new Map<number, number>(),
    'luck-corrected': new Map<number, number>(),
  };
  const { deal: dealOf, add } =
    manifest.suite === 'ab' ? pairBooks(manifest.settings) : books(seats);
  for (const line of readJsonLines<HandLine>(folder.file('hands.jsonl'), handLineSchema)) {
    const outcome = add(line);
    if (outcome === undefined) continue;
    const deal = dealOf(line);
    const { chips, runOut, luck } = outcome;
    values.duplicate.set(deal, chips * scale);
    if (runOut !== undefined) values['all-in'].set(deal, (chips - runOut) * scale);
    if (luck !== undefined) {
      values['luck-corrected'].set(deal, controls.adjust(chips, luck) * scale);
    }
  }
  const whole = Object.entries(values).filter(([, map]) => map.size === values.duplicate.size);
  return Object.fromEntries(whole);
}

/** The same for the player that the bot lost to, in thousandths of a big blind a hand. */
export function wonFromBot(values: DealValues): DealValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, deals]) => [
      name,
      new Map([...deals].map(([deal, value]) => [deal, mbbOfBbPer100 * value])),
    ]),
  );
}

function books(seats: number): Books {
  let current = new DealBooks(seats);
  return {
    deal: ({ tags }) => tags.deal,
    add: (line) => {
      if (line.tags.rotation === 0) current = new DealBooks(seats);
      return isCrashed(line) ? undefined : current.add(line);
    },
  };
}

function pairBooks(table: ConstructorParameters<typeof PairBooks>[0]): Books {
  const pairs = new PairBooks(table);
  const size = handsOfPair(table);
  return { deal: ({ index }) => Math.floor(index / size), add: (line) => pairs.add(line) };
}
