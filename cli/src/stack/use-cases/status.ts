import { dueSecretsOf } from '../../secrets/use-cases/due-secrets.ts';
import { declaredUnits } from '../desired/declared-unit.ts';
import type { ObservedStack } from '../observed-stack.ts';
import type { StatusResult, UnitResult } from './results.ts';
import type { StackContext } from './stack-context.ts';
import { unitResults } from './unit-results.ts';

export interface StatusOptions {
  readonly context: StackContext;
  readonly workspace: string;
}

/** What runs now. The manifest is read only when nothing does, to name what could. */
export async function status({ context, workspace }: StatusOptions): Promise<StatusResult> {
  const driver = await context.drivers.find(workspace);
  try {
    const observed = await driver.observe({ images: false });
    const memory = await driver.memory(observed);
    const units = unitResults({ observed, memory, now: context.clock.now() });
    const running = observed.resources.length > 0;
    return {
      workspace,
      driver: driver.name,
      running,
      units: running ? units : [...units, ...(await neverStarted(workspace, observed))],
      secretsDue: await dueSecretsOf(workspace, context),
    };
  } finally {
    driver.close();
  }
}

async function neverStarted(workspace: string, observed: ObservedStack): Promise<UnitResult[]> {
  const { readManifest } = await import('../manifest/read-manifest.ts');
  const known = new Set(observed.units.map(({ name }) => name));
  return declaredUnits(readManifest(workspace))
    .filter(({ name, kind }) => kind !== 'job' && !known.has(name))
    .map(({ name, kind }) => ({
      name,
      kind: kind === 'external' ? 'external' : 'daemon',
      state: 'stopped',
      address: null,
      ports: [],
      pid: null,
      uptimeMs: null,
      restarts: 0,
      memoryBytes: null,
      detail: null,
      failure: null,
    }));
}
