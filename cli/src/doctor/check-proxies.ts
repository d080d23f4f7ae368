import type { ProcessEnvironment } from '../context.ts';
import { proxiesWithLogin } from '../stack/desired/surroundings.ts';
import type { Check } from './check.ts';

/** Do containers get the proxies as they are? Undefined where no proxy has a login. */
export function checkProxies(environment: ProcessEnvironment): Check | undefined {
  const found = proxiesWithLogin(environment);
  if (found.length === 0) return undefined;
  const [are, it] = found.length === 1 ? ['holds', 'it'] : ['hold', 'them'];
  return {
    name: 'proxies',
    status: 'warn',
    reason: `${found.map((name) => `\`${name}\``).join(', ')} ${are} a login, and containers get ${it} without: \`docker inspect\` would show it`,
    fix: 'where units need the proxy, name one that asks for no login, such as one on this machine that adds it',
  };
}
