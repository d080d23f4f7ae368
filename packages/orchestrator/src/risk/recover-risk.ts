import type { Clock } from '@poker-bot/shared/clock/clock';
import type { Log } from '@poker-bot/shared/log/log';
import { readPast } from '../session/session-past.ts';
import { countHand, emptyRiskState, type RiskState } from './risk-state.ts';
import type { RiskStateFile } from './risk-state-file.ts';

export interface RecoveryOptions {
  /** Where hand logs are. */
  readonly directory: string;
  readonly prefix: string;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * The risk state kept, with the hands added that were logged but not counted when the process died.
 *
 * @throws PokerbotError `RISK_STATE_DAMAGED`, `HAND_LOG_DAMAGED`, `FILE_UNREADABLE`, `DISK_FULL`, `FILE_UNWRITABLE`
 */
export async function recoverRisk(
  file: RiskStateFile,
  { directory, prefix, clock, log }: RecoveryOptions,
): Promise<RiskState> {
  await file.tidy();
  const kept = file.read() ?? emptyRiskState(clock.now());
  if (kept.session === null) return kept;
  let state = kept;
  const { torn } = await readPast({
    directory,
    name: { prefix, sessionId: kept.session.id },
    from: kept.session,
    onHand: (hand) => {
      state = countHand(state, hand);
    },
  });
  if (torn) log.warn('torn hand cut off', { session: kept.session.id, ...torn });
  if (state === kept) return kept;
  await file.keep(state);
  const recovered = (state.session?.hands ?? 0) - kept.session.hands;
  log.info('risk state made up from the hand log', { hands: recovered });
  return state;
}
