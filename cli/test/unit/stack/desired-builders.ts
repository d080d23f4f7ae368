import { resolveEnvironment } from '../../../src/env/resolve-environment.ts';
import { installationAt } from '../../../src/installation.ts';
import { buildDesiredStack } from '../../../src/stack/desired/build-desired-stack.ts';
import type { Containers } from '../../../src/stack/desired/containers.ts';
import { declaredUnits } from '../../../src/stack/desired/declared-unit.ts';
import { parseManifest } from '../../../src/stack/manifest/parse-manifest.ts';

export interface World {
  readonly manifest?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: Readonly<Record<string, number>>;
  /** Makes the units run in containers. */
  readonly containers?: Containers;
}

const usualPorts = {
  'solver.SOLVER_PORT': 50061,
  'solver.SOLVER_METRICS_PORT': 9061,
  'vision.VISION_PORT': 50062,
  'vision.VISION_METRICS_PORT': 9062,
  'agents.AGENTS_PORT': 50063,
  'agents.AGENTS_METRICS_PORT': 9063,
  'orchestrator.ORCH_HTTP_PORT': 8090,
};

/** The desired stack of a manifest and a process environment. */
export function desire({
  manifest = '',
  environment = {},
  ports = usualPorts,
  containers,
}: World = {}) {
  const parsed = parseManifest(`version: 1\nname: test\n${manifest}`, 'pokerbot.yaml');
  const units = declaredUnits(parsed);
  const inputs = { manifest: parsed, files: { units: {} }, processEnvironment: environment };
  return buildDesiredStack({
    units,
    environments: Object.fromEntries(
      units.map(({ name }) => [name, resolveEnvironment(name, inputs)]),
    ),
    ports,
    workspace: '/workspace',
    installation: installationAt('/opt/pokerbot'),
    node: '/usr/bin/node',
    surroundings: { PATH: '/bin' },
    fingerprintKey: 'key',
    readSecretFile: (path) => (path === '/run/key' ? 'from-a-file' : undefined),
    containers,
    revisionOf: (folder) => `revision of ${folder.split('/').pop()}`,
  });
}
/** One unit of it, job or daemon. */
export const unitOf = (name: string, world?: World) => {
  const { daemons, jobs } = desire(world);
  return [...daemons, ...jobs].find((unit) => unit.name === name);
};
