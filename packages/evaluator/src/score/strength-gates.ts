import type { Estimate } from '@poker-bot/shared/evaluation/estimate';
import type { GateCondition } from '@poker-bot/shared/evaluation/smoke-summary';
import { anybody, type StrengthGate } from '../config/gates-config.ts';
import { counted } from './gate-limits.ts';

/**
 * Complete deals from which on strength is judged, by the estimator. With fewer the interval does not hold what it promises:
 * single pots are most of what a deal varies by, and the largest have not been seen. With the luck taken out they matter less
 * (`pnpm soak coverage`).
 */
export const leastDeals: Readonly<Record<Estimate['name'], number>> = {
  raw: 500,
  duplicate: 500,
  'all-in': 500,
  'luck-corrected': 100,
};

/** Beyond so many hands more a number says nothing: the strength is what is asked. */
const mostHands = 1_000_000;

export interface StrengthFigures {
  /** By seat, from the first after the bot. */
  readonly opponents: readonly string[];
  /** Of the whole run. */
  readonly hands: number;
  /** Complete ones. */
  readonly deals: number;
  readonly estimator: Estimate['name'] | undefined;
  readonly bbPer100: number | undefined;
  /** 95 %; undefined before the second complete deal. */
  readonly interval: readonly [number, number] | undefined;
  /** Hands that the bot broke: their deals stay out of the figure. */
  readonly botCrashes: number;
}

/**
 * Judges the win rate where its interval decides: all of it on one side of what is asked. A gate against an opponent is judged
 * when nobody else is at the table; `any` judges every field. A gate against an opponent that is not there decides nothing, and
 * where it is required the run says so.
 */
export function strengthGates(
  figures: StrengthFigures,
  gates: Readonly<Record<string, StrengthGate>>,
): GateCondition[] {
  const present = new Set(figures.opponents);
  return Object.entries(gates).flatMap(([name, gate]) => {
    if (name !== anybody && !present.has(name)) return gate.require ? [absent(name, gate)] : [];
    const isMixed = name !== anybody && present.size > 1;
    return [isMixed ? mixed(name, gate) : judged(name, gate, figures)];
  });
}

function judged(
  opponent: string,
  { atLeast, require: isRequired }: StrengthGate,
  figures: StrengthFigures,
): GateCondition {
  const { deals, estimator, bbPer100, interval } = figures;
  const least = leastDeals[estimator ?? 'raw'];
  const by = estimator === undefined ? '' : ` by \`${estimator}\``;
  const common = { name: nameOf(opponent), figure: bbPer100 ?? null, limit: atLeast };
  const against = opponent === anybody ? 'the field' : `\`${opponent}\``;
  if (bbPer100 === undefined || interval === undefined || deals < least) {
    const reason = `Strength against ${against} is judged from ${least} complete deals on${by}, and there are ${deals}`;
    return { ...common, outcome: 'undecided', ...advisory(isRequired), reason };
  }
  const [low, high] = interval;
  const told = `${signed(bbPer100)} bb/100${by} against ${against}, 95 % ${signed(low)} to ${signed(high)}`;
  if (low > atLeast && figures.botCrashes > 0) {
    const reason = `${told}: above ${signed(atLeast)}, but ${leftOut(figures.botCrashes)}`;
    return { ...common, outcome: 'undecided', ...advisory(isRequired), reason };
  }
  if (low > atLeast) {
    return { ...common, outcome: 'pass', reason: `${told}: above ${signed(atLeast)}` };
  }
  if (high < atLeast) {
    return { ...common, outcome: 'fail', reason: `${told}: below ${signed(atLeast)}` };
  }
  const reason = `${told}: the interval holds ${signed(atLeast)}, which decides nothing${handsMore(figures, atLeast)}`;
  return { ...common, outcome: 'undecided', ...advisory(isRequired), reason };
}

/** A bot that breaks the hands it would lose is not stronger for it. */
function leftOut(hands: number): string {
  return `without the deals of ${counted(hands, 'hand')} that the bot broke, which may be those that it would have lost`;
}

/** How many hands more would decide, if the figure stayed where it is. */
function handsMore({ hands, deals, bbPer100, interval }: StrengthFigures, atLeast: number): string {
  if (bbPer100 === undefined || interval === undefined) return '';
  const halfWidth = (interval[1] - interval[0]) / 2;
  const farther = hands * ((halfWidth / (bbPer100 - atLeast)) ** 2 - 1);
  const more = Math.max(farther, hands / deals);
  if (!(more < mostHands)) return '';
  const digits = Math.max(1, 10 ** Math.floor(Math.log10(more) - 1));
  const rounded = Math.ceil(more / digits) * digits;
  return `; about ${rounded.toLocaleString('en-US')} hands more would, if the figure stays where it is`;
}

function mixed(opponent: string, { atLeast, require: isRequired }: StrengthGate): GateCondition {
  return {
    name: nameOf(opponent),
    outcome: 'undecided',
    figure: null,
    limit: atLeast,
    ...advisory(isRequired),
    reason: `Strength against \`${opponent}\` cannot be told in a mixed field: play it alone`,
  };
}

function absent(opponent: string, { atLeast }: StrengthGate): GateCondition {
  return {
    name: nameOf(opponent),
    outcome: 'undecided',
    figure: null,
    limit: atLeast,
    advisory: true,
    reason: `\`${opponent}\` does not sit at this table: the strength against it was not judged`,
  };
}

function advisory(isRequired: boolean): Pick<GateCondition, 'advisory'> {
  return isRequired ? {} : { advisory: true };
}

function nameOf(opponent: string): string {
  return `strength:${opponent}`;
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`;
}
