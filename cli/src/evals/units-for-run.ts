import { declaredUnits } from '../stack/desired/declared-unit.ts';
import { readManifest } from '../stack/manifest/read-manifest.ts';
import { withDependencies } from '../stack/plan/only-units.ts';
import { down } from '../stack/use-cases/down.ts';
import type { StatusResult } from '../stack/use-cases/results.ts';
import { status } from '../stack/use-cases/status.ts';
import type { EvaluatorPlace } from './evaluator-job.ts';

/** The units of a stack as a run finds them. */
export interface Units {
  /** Whether anything of the stack runs. */
  readonly running: boolean;
  /** Declared units that are not healthy and could be started: one of somebody else is asked by the evaluator itself. */
  readonly down: readonly string[];
  /** Stops what was started for the run, these units and what they depend on, as far as they did not run before. */
  stop(units: readonly string[]): Promise<void>;
}

type Place = Pick<EvaluatorPlace, 'context' | 'workspace' | 'listenToStack'>;

/** @throws PokerbotError for a manifest that cannot be read */
export async function lookForUnits(place: Place): Promise<Units> {
  const before = await status(place);
  const declared = declaredUnits(readManifest(place.workspace));
  const healthy = new Set(
    before.units.filter(({ state }) => state === 'healthy').map(({ name }) => name),
  );
  const down = declared.filter(({ name, kind }) => kind === 'daemon' && !healthy.has(name));
  return {
    running: before.running,
    down: down.map(({ name }) => name),
    stop: (units) => stop(withDependencies(units, declared), { before, place }),
  };
}

/** Also after Ctrl-C: what was started for the run alone must not stay. */
async function stop(
  started: ReadonlySet<string>,
  { before, place }: { readonly before: StatusResult; readonly place: Place },
): Promise<void> {
  const { workspace, listenToStack: listen } = place;
  const context = { ...place.context, signal: new AbortController().signal };
  const ranBefore = new Set(namesOfRunning(before));
  const running = namesOfRunning(await status({ context, workspace }));
  const ours = running.filter((name) => started.has(name) && !ranBefore.has(name));
  const others = running.filter((name) => !started.has(name) && !ranBefore.has(name));
  // Somebody has brought up more of the stack in the meantime, and counts on what runs.
  if (others.length > 0) return;
  if (before.running) await down({ context, workspace, units: ours, listen });
  else await down({ context, workspace, listen });
}

/** Also those that have failed: they are of a stack that somebody has brought up. */
function namesOfRunning({ units }: StatusResult): string[] {
  return units.filter(({ state }) => state !== 'stopped').map(({ name }) => name);
}
