import type { Readiness } from '@poker-bot/shared/unit/admin-server';

/** A service that readiness waits for. */
export interface Peer {
  readonly name: string;
  readonly address: string;
  readonly seen: boolean;
  readonly serving: boolean;
  /** Why its address cannot be used, such as `ENOTFOUND`. */
  readonly fault?: string | undefined;
}

/** Not ready until every peer has answered once; after that a lost one makes the bot degraded, not dead. */
export function readinessOf(peers: readonly Peer[]): Readiness {
  const unseen = peers.filter(({ seen }) => !seen);
  if (unseen.length > 0) return { ready: false, reason: `waiting for ${list(unseen)}` };
  const lost = peers.filter(({ serving }) => !serving);
  if (lost.length === 0) return { ready: true };
  return { ready: true, reason: `degraded: ${list(lost)} does not answer` };
}

function list(peers: readonly Peer[]): string {
  const named = peers.map(
    ({ name, address, fault }) =>
      `${name} at ${address}${fault === undefined ? '' : ` (${fault})`}`,
  );
  return named.join(' and ');
}
