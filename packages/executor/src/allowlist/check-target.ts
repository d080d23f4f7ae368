import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';

/** Schemes that a target can have: pages, their live connections, and the dealer protocol. */
const schemes = new Set(['http:', 'https:', 'ws:', 'wss:', 'acpc:']);

/**
 * Lets the executor act on a target only if its origin (scheme, host and port) stands in the allowlist, letter for
 * letter; an origin without a port there stands for every port of that host when the host is this machine.
 *
 * @returns the target's origin
 * @throws PokerbotError `TARGET_REFUSED` naming the rule that the target breaks
 */
export function checkTarget(target: string, allowlist: readonly string[]): string {
  const url = parse(target);
  if (url === undefined) refuse(target, 'it is no URL');
  if (!schemes.has(url.protocol)) refuse(target, `the scheme \`${url.protocol}\` is not known`);
  if (url.username !== '' || url.password !== '') refuse(target, 'it carries credentials');
  const origin = originOf(url);
  const allowed = allowlist.some((entry) => allows(entry, url));
  if (!allowed) refuse(target, `its origin \`${origin}\` is not on the allowlist`);
  return origin;
}

function allows(entry: string, target: URL): boolean {
  const url = parse(entry);
  if (url === undefined || url.protocol !== target.protocol) return false;
  if (url.hostname !== target.hostname) return false;
  return url.port === target.port || (url.port === '' && isLoopback(url.hostname));
}

/** By name and number only: what a name server says about other names is not asked. */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

function parse(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

function originOf(url: URL): string {
  return `${url.protocol}//${url.host}`;
}

function refuse(target: string, rule: string): never {
  throw new PokerbotError('TARGET_REFUSED', {
    message: `The executor does not act on \`${withoutCredentials(target)}\`: ${rule}`,
    details: { rule },
  });
}

function withoutCredentials(target: string): string {
  return target.replace(/\/\/[^/@]*@/, '//');
}
