import { seenFromContainer } from './containers.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const proxyNames = ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy'];
const exceptionNames = ['NO_PROXY', 'no_proxy'];

/** What every process needs of the place it runs in; nothing here configures a unit. */
const names = [
  'PATH',
  'HOME',
  'USER',
  'LOGNAME',
  'LANG',
  'LC_ALL',
  'TZ',
  'TMPDIR',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'NODE_EXTRA_CA_CERTS',
  ...proxyNames,
  ...exceptionNames,
];

export function surroundings(environment: Environment): Record<string, string> {
  return picked(environment, names);
}

/**
 * The proxies of whoever called, as a container has to write them, without a login. What they must not be asked for is said in both spellings, since
 * programs differ in which one they read: the container itself, this machine, and the given hosts.
 */
export function proxiesOfContainer(
  environment: Environment,
  neighbours: readonly string[],
): Record<string, string> {
  const proxies = picked(environment, proxyNames);
  if (Object.keys(proxies).length === 0) return {};
  const written = exceptionNames.flatMap((name) => environment[name]?.split(',') ?? []);
  const exceptions = [...written, 'localhost', '127.0.0.1', 'host.docker.internal', ...neighbours];
  const list = [...new Set(exceptions.map((host) => host.trim()).filter(Boolean))].join(',');
  return {
    ...mapped(proxies, (proxy) => withoutLogin(proxySeenFromContainer(proxy))),
    ...Object.fromEntries(exceptionNames.map((name) => [name, list])),
  };
}

/** The proxies of whoever called, as a build has to write them. */
export function proxiesOfBuild(environment: Environment): Record<string, string> {
  return {
    ...mapped(picked(environment, proxyNames), proxySeenFromContainer),
    ...picked(environment, exceptionNames),
  };
}

const proxyPattern = /^(https?|ftp|all)_proxy$/i;

/** A variable as a container may have it: the login of a proxy would show in `docker inspect`. */
export function shownToAnybody(name: string, value: string): string {
  return proxyPattern.test(name) ? withoutLogin(value) : value;
}

/** Variables that name a proxy together with its login. */
export function proxiesWithLogin(environment: Environment): string[] {
  return Object.entries(environment).flatMap(([name, value = '']) =>
    shownToAnybody(name, value) === value ? [] : [name],
  );
}

/** Up to the last `@`: a password that was not encoded may hold one itself. */
function withoutLogin(proxy: string): string {
  return proxy.replace(/^(\w+:\/\/)?.*@/s, '$1');
}

/** A proxy is a URL, or HOST:PORT. */
function proxySeenFromContainer(proxy: string): string {
  const [, before = '', address = '', after = ''] =
    /^((?:\w+:\/\/)?(?:[^@/]*@)?)([^/]*)(.*)$/.exec(proxy) ?? [];
  return `${before}${seenFromContainer(address)}${after}`;
}

function picked(environment: Environment, wanted: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    wanted.flatMap((name) => {
      const value = environment[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function mapped(
  values: Readonly<Record<string, string>>,
  change: (value: string) => string,
): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));
}
