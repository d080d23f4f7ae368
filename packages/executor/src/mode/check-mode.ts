import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { checkTarget } from '../allowlist/check-target.ts';
import { dealerAllowlist } from '../allowlist/dealer-allowlist.ts';

export type ExecutorMode = 'simulator' | 'acpc' | 'research-ui';

export interface ModeSettings {
  readonly EXECUTOR_MODE: ExecutorMode;
  readonly SIMULATOR_ENDPOINT: string | undefined;
  readonly RESEARCH_UI_ALLOWLIST: readonly string[];
}

/**
 * Checks where actions are to go before anything is sent there.
 *
 * @throws PokerbotError `TARGET_REFUSED` for a target off the allowlist, `MODE_UNAVAILABLE` for a mode that this
 * version cannot play in
 */
export function checkMode(settings: ModeSettings): 'simulator' {
  const { EXECUTOR_MODE: mode, SIMULATOR_ENDPOINT: endpoint } = settings;
  if (endpoint !== undefined) {
    checkTarget(`acpc://${endpoint}`, dealerAllowlist(settings.RESEARCH_UI_ALLOWLIST));
    throw unavailable('`SIMULATOR_ENDPOINT` names an ACPC dealer', 'Remove `SIMULATOR_ENDPOINT`');
  }
  if (mode === 'simulator') return mode;
  throw unavailable(
    `\`EXECUTOR_MODE\` is \`${mode}\``,
    'Set `EXECUTOR_MODE=simulator` to play at the built-in simulator',
  );
}

function unavailable(what: string, next: string): PokerbotError {
  return new PokerbotError('MODE_UNAVAILABLE', {
    message: `${what}, and this version plays at the built-in simulator only`,
    next: [next],
  });
}
