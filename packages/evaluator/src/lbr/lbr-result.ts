import { type Lbr, lbrSchema } from '@poker-bot/shared/evaluation/lbr';
import type { SmokeSummary } from '@poker-bot/shared/evaluation/smoke-summary';
import type { Summary } from '@poker-bot/shared/evaluation/summary';
import type { RunManifest } from '../config/run-manifest.ts';
import type { TableConfig } from '../config/smoke-config.ts';
import type { SmokeManifest } from '../config/smoke-manifest.ts';
import { counted } from '../score/gate-limits.ts';
import { beliefIn } from './belief-kind.ts';
import type { LbrConfig } from './lbr-config.ts';

/** The local best response that a run was played with; undefined where it is any other run. */
export function lbrConfigOf(manifest: RunManifest): LbrConfig | undefined {
  if (manifest.suite !== 'smoke') return undefined;
  const [opponent] = manifest.opponents;
  return opponent?.kind === 'local-best-response' ? opponent : undefined;
}

/** What the summary of a run says as a local best response; undefined where it is any other run. */
export function lbrOf(manifest: RunManifest, summary: Summary): Lbr | undefined {
  const config = lbrConfigOf(manifest);
  if (config === undefined || manifest.suite !== 'smoke' || summary.suite !== 'smoke')
    return undefined;
  return lbrResult(summary, { manifest, config });
}

/** Of 100 hands a bot wins big blinds, of one hand the response wins thousandths of them. */
export const mbbOfBbPer100 = -10;

export function lbrResult(
  summary: SmokeSummary,
  { manifest, config }: { readonly manifest: SmokeManifest; readonly config: LbrConfig },
): Lbr {
  const { actions, streets } = config;
  const { runId, bot, hands, deals, seed, estimator, verdict, folder } = summary;
  const { handsNeeded, degradedHands, strengthHalfWidth } = summary;
  const reasons = [...summary.reasons, ...leftOut(summary.crashes)];
  return lbrSchema.parse({
    ...{ runId, bot, hands, deals, seed, actions, streets },
    belief: beliefIn(manifest.bot),
    ...inMbb(summary),
    estimator,
    estimates: summary.estimates.map(({ name, bbPer100, interval, observations }) => ({
      name,
      ...inMbb({ bbPer100, interval }),
      observations,
    })),
    alwaysFold: alwaysFold(manifest.settings.table),
    ...{ handsNeeded, halfWidth: -mbbOfBbPer100 * strengthHalfWidth, degradedHands },
    ...{ verdict, reasons, folder },
  });
}

/** Deals that a bot breaks may be those that it would have lost most in. */
function leftOut(crashes: number): string[] {
  if (crashes === 0) return [];
  const hands = counted(crashes, 'hand');
  return [
    `The bound is without the deals of ${hands} that a player broke: it holds for the others alone`,
  ];
}

function inMbb({
  bbPer100,
  interval,
}: Pick<SmokeSummary, 'bbPer100' | 'interval'>): Pick<Lbr, 'mbbPerHand' | 'interval'> {
  return {
    mbbPerHand: bbPer100 === null ? null : mbbOfBbPer100 * bbPer100,
    interval: interval && [mbbOfBbPer100 * interval[1], mbbOfBbPer100 * interval[0]],
  };
}

/** What is lost in a hand by folding, in thousandths of a big blind: one blind or the other, and the ante. */
function alwaysFold({ smallBlind, bigBlind, ante }: TableConfig): number {
  return (1000 * ((smallBlind + bigBlind) / 2 + ante)) / bigBlind;
}
