import { absentServices } from '@poker-bot/orchestrator/advisors/absent-services';
import type { BotConfig } from '@poker-bot/shared/config/bot-config';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { SuiteContext } from './suite-context.ts';

export interface ServedRequest {
  /** Plays without the services that don't answer, with what is left of the bots. */
  readonly allowDegraded?: boolean | undefined;
}

/**
 * Makes sure, before hands are spent, that every service answers that the bots ask: without one they are not the bots that were
 * to be judged.
 *
 * @throws PokerbotError `SERVICES_ABSENT` unless that is allowed, `TLS_UNREADABLE`
 */
export async function requireServices(
  bots: readonly BotConfig[],
  { allowDegraded = false }: ServedRequest,
  { environment, signal }: Pick<SuiteContext, 'environment' | 'signal'>,
): Promise<void> {
  if (allowDegraded) return;
  const absent = await absentServices(bots, { environment, signal });
  if (absent.length === 0) return;
  const lines = absent.map(
    ({ service, address, bots: asking }) =>
      `\`${service}\` does not answer at \`${address}\`; ${listed(asking)} ${asking.length === 1 ? 'asks' : 'ask'} it`,
  );
  throw new PokerbotError('SERVICES_ABSENT', {
    message: lines.join('\n'),
    next: [
      '`pokerbot up` starts the units that are not switched off, `pokerbot status` shows how they are',
      'Give `--allow-degraded` to play with what is left of the bots',
    ],
    details: { services: absent.map(({ service }) => service), absent },
  });
}

function listed(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(' and ');
}
