import { readTransportSecurity } from '@poker-bot/shared/tls/read-transport-security';
import type { AdvisorEnvironment } from './create-advisors.ts';
import { serviceAddress } from './service-address.ts';

/** A service that is there answers within it, in milliseconds. */
const deadlineMs = 2_000;

/** What advice of the agents service costs, as far as it says. */
export interface AdvicePrice {
  /** Whether it can cost something: a provider is configured there. */
  readonly isPaid: boolean;
  /** Tokens that one session, or one run of an evaluation, may spend there. */
  readonly budgetTokens: number;
  /** Of one call, about. */
  readonly tokensPerCall: number;
  /** Longest time until a call is answered, in milliseconds. */
  readonly longestMs: number;
}

/**
 * Asks the agents service what its advice costs.
 *
 * @returns undefined where the service does not answer
 * @throws PokerbotError `TLS_UNREADABLE`
 */
export async function priceOfAdvice(
  environment: AdvisorEnvironment,
): Promise<AdvicePrice | undefined> {
  const address = serviceAddress('agents', environment);
  if (address === undefined) return undefined;
  const security = readTransportSecurity(environment);
  const { connectAgents } = await import('@poker-bot/proto/client/agents-client');
  const client = connectAgents({ address, security });
  try {
    const { providers, budgetTokens, adviceTokens, adviceMs } = await client.status({ deadlineMs });
    const isPaid = providers.some(({ configured }) => configured);
    return { isPaid, budgetTokens, tokensPerCall: adviceTokens, longestMs: adviceMs };
  } catch {
    // Who does not answer now may answer later: nothing is known of what it costs then.
    return undefined;
  } finally {
    client.close();
  }
}
