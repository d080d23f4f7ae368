import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';

/**
 * Keeps web pages of others from giving orders: a browser names the page it comes from, and a name made to point at
 * this machine is none of this machine's.
 *
 * @throws PokerbotError `REQUEST_INVALID`
 */
export function checkOrigin({ headers }: IncomingMessage): void {
  const { origin, host = '' } = headers;
  if (origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`) {
    throw refused(`Pages of \`${origin}\` may not control sessions`);
  }
  if (origin !== undefined && !isOwnName(host)) {
    throw refused(`\`${host}\` is not a name of this machine`);
  }
}

function isOwnName(host: string): boolean {
  const name = host.replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
  return name === 'localhost' || isIP(name) !== 0;
}

function refused(message: string): PokerbotError {
  return new PokerbotError('REQUEST_INVALID', { message });
}
