import type { Manifest } from '../stack/manifest/manifest-schema.ts';

/** Variables that a manifest declares for units of its own. */
export function declaredNames(manifest: Manifest | undefined): string[] {
  const units = Object.values(manifest?.units ?? {});
  const declared = units.flatMap(({ ports = {}, environment }) => [
    ...Object.keys(ports),
    ...Object.keys(environment),
  ]);
  const secrets = Object.keys(manifest?.secrets?.variables ?? {}).flatMap((name) => [
    name,
    `${name}_FILE`,
  ]);
  return [...declared, ...secrets];
}
