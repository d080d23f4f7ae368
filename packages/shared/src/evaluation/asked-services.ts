import { z } from 'zod';

/**
 * The services that the bots of a run ask, each with the address where it answered when the run was begun; null where nobody did, or where it is
 * switched off.
 */
export const askedServices = z.record(z.string(), z.string().nullable());

export type AskedServices = z.output<typeof askedServices>;

/** Reads as `solver at 127.0.0.1:50061, no agents when it began`. */
export function servicesText(services: AskedServices): string {
  return Object.entries(services)
    .map(([name, address]) =>
      address === null ? `no ${name} when it began` : `${name} at ${address}`,
    )
    .join(', ');
}

/** What the manifest of a run or a league says of them; undefined where its bots ask none, and in those from before it was noted. */
export function servicesOfManifest(manifest: unknown): AskedServices | undefined {
  return z.looseObject({ services: askedServices.optional() }).safeParse(manifest).data?.services;
}
