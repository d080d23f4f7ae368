import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { checkTarget } from '../allowlist/check-target.ts';
import { dealerAllowlist } from '../allowlist/dealer-allowlist.ts';

export type ExecutorMode = 'simulator' | 'acpc' | 'research-ui';

export interface ModeSettings {
  readonly EXECUTOR_MODE: ExecutorMode;
  readonly SIMULATOR_ENDPOINT: string | undefined;
  readonly RESEARCH_UI_ALLOWLIST: readonly string[];
}

/** A dealer of somebody else that is played at. */
export interface DealerAddress {
  /** HOST:PORT */
  readonly endpoint: string;
  /** Origins that the executor may act on. */
  readonly allowlist: readonly string[];
}

/** Where actions go. */
export type Destination =
  | { readonly mode: 'simulator' }
  | { readonly mode: 'acpc'; readonly dealer: DealerAddress };

/**
 * Checks where actions are to go before anything is sent there. An endpoint alone is enough to play at it.
 *
 * @throws PokerbotError `TARGET_REFUSED` for a target off the allowlist, `MODE_UNAVAILABLE` for a mode that cannot be
 * played in as things are set
 */
export function checkMode(settings: ModeSettings): Destination {
  const { EXECUTOR_MODE: mode, SIMULATOR_ENDPOINT: endpoint } = settings;
  const { RESEARCH_UI_ALLOWLIST: allowlist } = settings;
  if (mode === 'research-ui') {
    throw unavailable(
      '`EXECUTOR_MODE` is `research-ui`, which this version cannot play at',
      'Set `EXECUTOR_MODE=simulator` to play at the built-in simulator',
    );
  }
  if (endpoint !== undefined) {
    checkTarget(`acpc://${endpoint}`, dealerAllowlist(allowlist));
    return { mode: 'acpc', dealer: { endpoint, allowlist } };
  }
  if (mode === 'simulator') return { mode };
  throw unavailable(
    '`EXECUTOR_MODE` is `acpc`, and no dealer is named',
    'Set `SIMULATOR_ENDPOINT=HOST:PORT` to the dealer, or `EXECUTOR_MODE=simulator`',
  );
}

function unavailable(message: string, next: string): PokerbotError {
  return new PokerbotError('MODE_UNAVAILABLE', { message, next: [next] });
}
