import { lookup } from 'node:dns/promises';
import { connect } from 'node:net';
import { registry } from '@poker-bot/shared/env/registry';
import { address, noService, serviceAddress, url } from '@poker-bot/shared/env/value-types';
import type { Variable } from '@poker-bot/shared/env/variable';
import type { LeftOut } from '../audit.ts';
import { type Finding, finding, type Place } from '../findings/finding.ts';
import { placeOfOrigin } from '../place-of-origin.ts';
import type { AuditSubject } from '../subject.ts';

/** Longest wait for a name or an answer, in milliseconds. */
const deadline = 3_000;

interface Target {
  readonly variable: string;
  readonly host: string;
  readonly port: number;
  readonly at: Place;
  /** Over a proxy nobody has to answer here. */
  readonly proxied: boolean;
}

/** Whether the hosts that were written down can be found, and answer. */
export async function checkAddresses(
  subject: AuditSubject,
): Promise<{ findings: Finding[]; leftOut: LeftOut[] }> {
  const targets = targetsOf(subject);
  const proxied = targets.filter(({ proxied: over }) => over);
  const findings = await Promise.all(targets.filter(({ proxied: over }) => !over).map(checkTarget));
  return {
    findings: findings.flat(),
    leftOut: proxied.map(({ variable }) => ({
      part: `address of ${variable}`,
      reason: 'it is reached through a proxy',
    })),
  };
}

function targetsOf({ environments, environment, manifest }: AuditSubject): Target[] {
  const table: Readonly<Record<string, Variable | undefined>> = registry;
  const proxy = Boolean(environment.HTTPS_PROXY || environment.https_proxy);
  const written = Object.values(environments).flatMap((each) =>
    Object.entries(each).flatMap(([variable, { value, origin, source }]): Target[] => {
      const schema = table[variable]?.schema;
      if (source === 'default' || !schema?.safeParse(value).success) return [];
      const at = placeOfOrigin(origin);
      if (value === noService) return [];
      if (schema === address || schema === serviceAddress) {
        return [{ variable, at, proxied: false, ...hostAndPort(value) }];
      }
      if (schema !== url) return [];
      const place = hostOfUrl(value);
      return [{ variable, at, proxied: proxy && !isLoopback(place.host), ...place }];
    }),
  );
  const external = Object.entries(manifest?.units ?? {}).flatMap(([unit, each]): Target[] =>
    each.address === undefined || !each.enabled
      ? []
      : [
          {
            variable: unit,
            at: { file: 'pokerbot.yaml' },
            proxied: false,
            ...hostAndPort(each.address),
          },
        ],
  );
  const targets = [...written, ...external];
  return [
    ...new Map(
      targets.map((each) => [`${each.variable} ${each.host}:${each.port}`, each]),
    ).values(),
  ];
}

function hostAndPort(text: string): { host: string; port: number } {
  const colon = text.lastIndexOf(':');
  return {
    host: text.slice(0, colon).replace(/^\[|\]$/g, ''),
    port: Number(text.slice(colon + 1)),
  };
}

function hostOfUrl(text: string): { host: string; port: number } {
  const { hostname, port, protocol } = new URL(text);
  const usual = protocol === 'http:' ? 80 : 443;
  return { host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? usual : Number(port) };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}

async function checkTarget({ variable, host, port, at }: Target): Promise<Finding[]> {
  const unresolved = await whyUnresolved(host);
  if (unresolved !== undefined) {
    const message = `\`${variable}\` names the host \`${host}\`, which cannot be found: ${unresolved}`;
    return [finding('address-unresolved', { at, variable, message })];
  }
  const silent = await whySilent(host, port);
  if (silent === undefined) return [];
  const message = `\`${variable}\` names \`${host}:${port}\`, where nobody answers: ${silent}`;
  return [finding('address-silent', { at, variable, message })];
}

async function whyUnresolved(host: string): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`no answer within ${deadline / 1000} s`), deadline);
  });
  const asked = lookup(host).then(
    () => undefined,
    (error: NodeJS.ErrnoException) => error.code ?? error.message,
  );
  const answer = await Promise.race([asked, late]);
  clearTimeout(timer);
  return answer;
}

function whySilent(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: deadline });
    const end = (reason?: string) => {
      socket.destroy();
      resolve(reason);
    };
    socket.once('connect', () => end());
    socket.once('timeout', () => end(`no answer within ${deadline / 1000} s`));
    socket.once('error', (error: NodeJS.ErrnoException) => end(error.code ?? error.message));
  });
}
