import type { AbSummary } from '@poker-bot/shared/evaluation/ab-summary';
import type { AbSettings } from '../config/ab-manifest.ts';
import { estimatorOf } from './ab-estimator.ts';
import { identicalMeaning } from './identical.ts';

interface Grounds {
  readonly verdict: AbSummary['verdict'];
  /** What the pairs say, where something else stands against it. */
  readonly judged: AbSummary['verdict'];
  /** Why nothing is known of one of the bots. */
  readonly unseen: readonly string[];
  /** Bots in whose favour the pairs speak, and might not if those had been played in which they crashed. */
  readonly doubted: readonly string[];
  readonly bbPer100: number | null;
  readonly interval: readonly [number, number] | null;
  readonly pairs: number;
  /** Of them, those in which one won other chips than the other. */
  readonly telling: number;
  /** Those that are missing for a verdict. */
  readonly missing: number;
  readonly identical: boolean;
  readonly hands: number;
  readonly crashes: number;
  readonly degradedHands: number;
  readonly settings: AbSettings;
}

/** Why a verdict is what it is, in sentences. */
export function reasonsOf(grounds: Grounds): string[] {
  const { identical, unseen, doubted, judged } = grounds;
  return [
    ...(identical ? [identicalMeaning] : []),
    ...unseen.map((reason) => `${reason}; nothing is concluded`),
    ...doubted.map(
      (name) =>
        `\`${name}\` broke hands, and with its stack lost in each of them the pairs do not say \`${judged}\`; nothing is concluded in its favour`,
    ),
    mainReason(grounds),
    ...healthReasons(grounds),
  ];
}

/** Why a run that might decide cannot be had, where more hands are wanted than one may have. */
export function tooManyReasons(wanted: number | undefined, mostHands: number): string[] {
  if (wanted === undefined || wanted <= mostHands) return [];
  return [
    `A verdict would take about ${wanted} hands, and \`SMOKE_HAND_CAP\` lets a run have ${mostHands}`,
  ];
}

function healthReasons({ hands, crashes, degradedHands }: Grounds): string[] {
  return [
    ...(degradedHands === 0
      ? []
      : [
          `In ${degradedHands} of ${hands} hands an advisor was late or failed, and what was left of the bot played on`,
        ]),
    ...(crashes === 0
      ? []
      : [
          `${crashes === 1 ? 'One hand was' : `${crashes} hands were`} broken by a player; their pairs do not count`,
        ]),
  ];
}

function mainReason(grounds: Grounds): string {
  const { judged, bbPer100, interval, pairs, settings, telling, missing } = grounds;
  const { test } = settings;
  const by = `by \`${estimatorOf(settings)}\``;
  if (missing > 0 && pairs > 0) {
    const so = `A verdict takes ${telling + missing} pairs in which the two won different chips; so far they did in ${telling} of ${pairs}`;
    return interval === null ? so : `${so} (${rangeText(interval)} ${by})`;
  }
  if (bbPer100 === null || interval === null) {
    return `${counted(pairs)} are too few to say anything`;
  }
  const level = `${Number((100 * (1 - test.alpha)).toFixed(4))} % interval, at every look, over ${counted(pairs)} ${by}: ${rangeText(interval)}`;
  if (test.method === 'sprt') {
    return `Sequential tests between 0 and ±${test.delta} bb/100 ${judged === 'undecided' ? 'are open' : 'are decided'}; ${level}`;
  }
  const why = {
    better: 'it lies above 0',
    worse: 'it lies below 0',
    equivalent: `it lies within ±${test.delta}`,
    undecided: `it holds 0 and reaches beyond ±${test.delta}`,
  };
  return `${level}; ${why[judged]}`;
}

function counted(pairs: number): string {
  return pairs === 1 ? '1 pair' : `${pairs} pairs`;
}

function rangeText([low, high]: readonly [number, number]): string {
  const [from, to] = [signed(low), signed(high)];
  return from === '+0.0' && to === from ? '0.0 bb/100 from end to end' : `${from} to ${to} bb/100`;
}

function signed(value: number): string {
  const text = Math.abs(value).toFixed(1);
  return `${value < 0 && text !== '0.0' ? '−' : '+'}${text}`;
}
