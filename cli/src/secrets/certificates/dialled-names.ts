import { builtinUnits } from '../../stack/desired/builtin-units.ts';
import { type OpenStack, openStack } from '../../stack/use-cases/open-stack.ts';
import type { StackOptions } from '../../stack/use-cases/stack-context.ts';
import { hostOf } from './host-of.ts';
import type { CertificatePlace } from './transport-units.ts';

/** Names and addresses by which units of the stack reach those that show a certificate. */
export async function dialledNames(
  options: StackOptions,
  place: Pick<CertificatePlace, 'readers'>,
): Promise<string[]> {
  const stack = await openStack({ ...options, follow: true });
  try {
    return [...new Set(place.readers.flatMap((unit) => dialled(stack, unit)))].sort();
  } finally {
    stack.driver.close();
  }
}

function dialled({ desired }: OpenStack, server: string): string[] {
  const known: Readonly<Record<string, (typeof builtinUnits)['solver'] | undefined>> = builtinUnits;
  const variable = known[server]?.consumerVariable;
  if (variable === undefined) return [];
  return [...desired.daemons, ...desired.jobs].flatMap(({ environment }) => {
    const address = environment[variable];
    const host = address && hostOf(address);
    return host ? [host] : [];
  });
}
