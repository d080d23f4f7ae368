import { setTimeout as delay } from 'node:timers/promises';
import type { TransportSecurity } from '@poker-bot/proto/transport/transport-security';
import type { BotConfig } from '@poker-bot/shared/config/bot-config';
import { readTransportSecurity } from '@poker-bot/shared/tls/read-transport-security';
import type { AdvisorEnvironment } from './create-advisors.ts';
import { type AdvisingService, serviceAddress } from './service-address.ts';

/** A service that bots ask, and whether anybody answers for it. */
export interface SoughtService {
  readonly service: AdvisingService;
  /** HOST:PORT; null where it is switched off, and nobody was asked. */
  readonly address: string | null;
  readonly answers: boolean;
  /** Names of the bots that ask it. */
  readonly bots: readonly string[];
}

export interface LookOptions {
  readonly environment: AdvisorEnvironment;
  readonly signal: AbortSignal;
  /** Wait for a service that restarts: it is back within this time. Without it each is asked once. */
  readonly waits: boolean;
}

/** One that takes calls and answers none is not waited for any longer. */
const patienceMs = 3_000;
const pauseMs = 200;
/** Longest wait for one answer. */
const deadlineMs = 2_000;

/**
 * Asks each service that one of the bots names whether it is there, whatever it says of its health.
 *
 * @throws PokerbotError `TLS_UNREADABLE`
 */
export async function lookForServices(
  bots: readonly BotConfig[],
  { environment, signal, waits }: LookOptions,
): Promise<SoughtService[]> {
  const named = (['solver', 'agents'] as const).flatMap((service) => {
    const asking = bots.filter(({ advisors }) => advisors.some(({ type }) => type === service));
    if (asking.length === 0) return [];
    const address = serviceAddress(service, environment) ?? null;
    return [{ service, address, bots: [...new Set(asking.map(({ name }) => name))] }];
  });
  if (named.length === 0) return [];
  const security = readTransportSecurity(environment);
  return await Promise.all(
    named.map(async ({ address, ...rest }) => ({
      ...rest,
      address,
      answers: address !== null && (await answersAt({ address, security }, { signal, waits })),
    })),
  );
}

async function answersAt(
  place: { readonly address: string; readonly security: TransportSecurity | undefined },
  { signal, waits }: Pick<LookOptions, 'signal' | 'waits'>,
): Promise<boolean> {
  const { connectHealth } = await import('@poker-bot/proto/client/health');
  const probe = connectHealth(place);
  const end = performance.now() + (waits ? patienceMs : deadlineMs);
  const left = () => Math.ceil(end - performance.now());
  try {
    while (left() > 0 && !signal.aborted) {
      const deadline = Math.min(deadlineMs, left());
      if ((await probe.check({ signal, deadlineMs: deadline })) !== 'unreachable') return true;
      if (!waits) return false;
      await delay(Math.min(pauseMs, Math.max(0, left())));
    }
    // Who stops the run is told that, and not that a service is missing.
    return signal.aborted;
  } finally {
    probe.close();
  }
}
