import {
  lookForServices,
  type SoughtService,
} from '@poker-bot/orchestrator/advisors/look-for-services';
import type { BotConfig } from '@poker-bot/shared/config/bot-config';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { RunIdentity } from '../config/run-identity.ts';
import type { SuiteContext } from './suite-context.ts';

export interface ServedRequest {
  /** Plays without the services that don't answer, with what is left of the bots. */
  readonly allowDegraded?: boolean | undefined;
}

/** What the manifest of a run says of the services that its bots ask. */
export type NotedServices = Pick<RunIdentity, 'services'>;

type Place = Pick<SuiteContext, 'environment' | 'signal'>;

/**
 * Makes sure, before hands are spent, that every service answers that the bots ask: without one they are not the bots that were
 * to be judged.
 *
 * @throws PokerbotError `SERVICES_ABSENT` unless that is allowed, `TLS_UNREADABLE`
 */
export async function requireServices(
  bots: readonly BotConfig[],
  { allowDegraded = false }: ServedRequest,
  { environment, signal }: Place,
): Promise<NotedServices> {
  const sought = await lookForServices(bots, { environment, signal, waits: !allowDegraded });
  const absent = sought.filter(({ answers }) => !answers);
  if (absent.length > 0 && !allowDegraded) throw servicesAbsent(absent);
  if (sought.length === 0) return {};
  const entries = sought.map(({ service, address, answers }) => [
    service,
    answers ? address : null,
  ]);
  return { services: Object.fromEntries(entries) };
}

/**
 * The same for a run that plays on without them: that one is away is among what it finds out.
 * @throws PokerbotError `TLS_UNREADABLE`
 */
export async function noteServices(
  bots: readonly BotConfig[],
  context: Place,
): Promise<NotedServices> {
  return await requireServices(bots, { allowDegraded: true }, context);
}

/** What a run warns of that begins without services that its bots ask. */
export function absenceWarning({ services = {} }: NotedServices): { warning?: string } {
  const absent = Object.keys(services).filter((name) => services[name] === null);
  if (absent.length === 0) return {};
  const which = absent.length === 1 ? 'which does not run or is' : 'which do not run or are';
  return {
    warning: `Nobody answers for ${listed(absent)}, ${which} switched off: what is left of the bot plays`,
  };
}

function servicesAbsent(absent: readonly SoughtService[]): PokerbotError {
  return new PokerbotError('SERVICES_ABSENT', {
    message: absent.map(absence).join('\n'),
    next: [
      '`pokerbot up` starts the units that are not switched off, `pokerbot status` shows how they are',
      'Give `--allow-degraded` to play with what is left of the bots',
    ],
    details: {
      services: absent.map(({ service }) => service),
      absent: absent.map(({ service, address, bots }) => ({ service, address, bots })),
    },
  });
}

function absence({ service, address, bots }: SoughtService): string {
  const why =
    address === null
      ? `\`${service}\` is switched off, and no address of another one is given`
      : `\`${service}\` does not answer at \`${address}\``;
  return `${why}; ${listed(bots)} ${bots.length === 1 ? 'asks' : 'ask'} it`;
}

function listed(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(' and ');
}
