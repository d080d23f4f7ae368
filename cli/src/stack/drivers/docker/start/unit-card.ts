import type { ContainerInspectInfo } from 'dockerode';
import { diagnose } from '../../../failure/diagnose.ts';
import type { FailureCard, FailurePhase } from '../../../failure/failure-card.ts';
import type { UnitSpec } from '../../../unit-spec.ts';
import { createRedaction } from '../../redact.ts';
import type { DockerSite } from '../docker-site.ts';
import { recentLines } from '../logs/recent-lines.ts';
import { signalOf } from '../observe/container-state.ts';
import { isSilent, isSilentForLong, lastWords } from '../observe/health-words.ts';
import { foreignPlatform } from './foreign-platform.ts';
import { listeningPorts } from './listening-ports.ts';

/** The program of a unit, as a card names it. */
export function commandOf({ command, args, container }: UnitSpec): string[] {
  const program = container?.entrypoint ?? [command || (container?.image ?? '')];
  return [...program, ...args];
}

/** The card of a unit of which only the engine's words tell anything. Pure. */
export function engineCard(unit: UnitSpec, phase: FailurePhase, engine: string): FailureCard {
  return diagnose({
    unit: unit.name,
    phase,
    command: commandOf(unit),
    attempts: 1,
    lastLines: [],
    ports: unit.ports.map(({ port }) => port),
    engine: createRedaction(unit.secrets)(engine),
  });
}

/** Exit codes of a container whose program could not be executed. */
const notExecuted: readonly number[] = [126, 127];

export interface RunningCardOptions {
  readonly unit: UnitSpec;
  readonly phase: FailurePhase;
  readonly container: ContainerInspectInfo;
  readonly attempts: number;
  /** Set when it ended. */
  readonly exitCode?: number | undefined;
  readonly oomKilled: boolean;
  /** When the run began that failed, in nanoseconds since the epoch. */
  readonly since?: bigint | undefined;
  /** Set when its time to become healthy is over, in milliseconds. */
  readonly waitedMs?: number | undefined;
  /** What it said at last, where nothing in its container asks it. */
  readonly answer?: string | undefined;
}

/** The card of a unit whose container the engine has started: with what it wrote, and what was said of its health. */
export async function runningCard(
  site: DockerSite,
  options: RunningCardOptions,
): Promise<FailureCard> {
  const { unit, phase, container, attempts, exitCode, oomKilled, since, waitedMs } = options;
  const { name, secrets } = unit;
  const wanted = { unit: name, container: container.Id, secrets };
  const ofThatRun = await recentLines(site, { ...wanted, since });
  // The engine may have begun another run before it was told not to, which had no time to say anything.
  const lastLines = ofThatRun.length > 0 ? ofThatRun : await recentLines(site, wanted);
  const health = phase === 'health' ? (options.answer ?? healthOf(container)) : undefined;
  const refused = exitCode !== undefined && notExecuted.includes(exitCode);
  return diagnose({
    unit: name,
    phase,
    command: commandOf(unit),
    exitCode,
    signal: exitCode === undefined ? undefined : signalOf(exitCode),
    attempts,
    health: health === undefined ? undefined : createRedaction(secrets)(health),
    lastLines,
    ports: unit.ports.map(({ port }) => port),
    variables: Object.keys(unit.environment),
    listening: phase === 'health' ? listeningPorts(container) : undefined,
    waitedMs,
    builtFor: refused ? await foreignPlatform(site.docker, container.Image) : undefined,
    ...(oomKilled && { oomKilled }),
    ...(container.State.Error && { engine: container.State.Error }),
  });
}

function healthOf({ State }: ContainerInspectInfo): string | undefined {
  if (State.Paused) return 'it is paused';
  const looks = State.Health?.Log ?? [];
  // A machine with much to do leaves single looks without an answer: what others gave says more.
  const telling = isSilentForLong(looks) ? looks : looks.filter((look) => !isSilent([look]));
  return lastWords(telling) ?? lastWords(looks);
}
