import { readTransportSecurity } from '@poker-bot/shared/tls/read-transport-security';
import type { AdvisorEnvironment } from './create-advisors.ts';

/** A service that is there answers within it, in milliseconds. */
const deadlineMs = 2_000;

/**
 * Whether advice of the agents service can cost something: a provider is configured there.
 *
 * @returns undefined where the service does not answer
 * @throws PokerbotError `TLS_UNREADABLE`
 */
export async function isAdvicePaid(environment: AdvisorEnvironment): Promise<boolean | undefined> {
  const security = readTransportSecurity(environment);
  const { connectAgents } = await import('@poker-bot/proto/client/agents-client');
  const client = connectAgents({ address: environment.AGENTS_ADDR, security });
  try {
    const { providers } = await client.status({ deadlineMs });
    return providers.some(({ configured }) => configured);
  } catch {
    // Who does not answer now may answer later: nothing is known of what it costs then.
    return undefined;
  } finally {
    client.close();
  }
}
