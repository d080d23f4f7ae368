import { setTimeout as delay } from 'node:timers/promises';
import type { TransportSecurity } from '@poker-bot/proto/transport/transport-security';
import type { BotConfig } from '@poker-bot/shared/config/bot-config';
import { readTransportSecurity } from '@poker-bot/shared/tls/read-transport-security';
import { type AdvisorEnvironment, solverAddress } from './create-advisors.ts';

/** A service that bots ask and that nobody answers for. */
export interface AbsentService {
  readonly service: 'solver' | 'agents';
  /** HOST:PORT */
  readonly address: string;
  /** Names of the bots that ask it. */
  readonly bots: readonly string[];
}

/** A service that restarts is back within this time; one that takes calls and answers none is not waited for any longer. */
const patienceMs = 3_000;
const pauseMs = 200;
/** Longest wait for one answer. */
const deadlineMs = 2_000;

/**
 * Asks each service that one of the bots names whether it is there, whatever it says of its health.
 *
 * @throws PokerbotError `TLS_UNREADABLE`
 */
export async function absentServices(
  bots: readonly BotConfig[],
  {
    environment,
    signal,
  }: { readonly environment: AdvisorEnvironment; readonly signal: AbortSignal },
): Promise<AbsentService[]> {
  const named = (['solver', 'agents'] as const).flatMap((service) => {
    const asking = bots.filter(({ advisors }) => advisors.some(({ type }) => type === service));
    if (asking.length === 0) return [];
    const address = service === 'solver' ? solverAddress(environment) : environment.AGENTS_ADDR;
    return [{ service, address, bots: [...new Set(asking.map(({ name }) => name))] }];
  });
  if (named.length === 0) return [];
  const security = readTransportSecurity(environment);
  const answers = await Promise.all(
    named.map(async ({ address }) => await answersAt({ address, security }, signal)),
  );
  return named.filter((_, at) => answers[at] === false);
}

async function answersAt(
  place: { readonly address: string; readonly security: TransportSecurity | undefined },
  signal: AbortSignal,
): Promise<boolean> {
  const { connectHealth } = await import('@poker-bot/proto/client/health');
  const probe = connectHealth(place);
  const end = performance.now() + patienceMs;
  const left = () => Math.ceil(end - performance.now());
  try {
    while (left() > 0 && !signal.aborted) {
      const deadline = Math.min(deadlineMs, left());
      if ((await probe.check({ signal, deadlineMs: deadline })) !== 'unreachable') return true;
      await delay(Math.min(pauseMs, Math.max(0, left())));
    }
    // Who stops the run is told that, and not that a service is missing.
    return signal.aborted;
  } finally {
    probe.close();
  }
}
