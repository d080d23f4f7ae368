import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { ContainerInspectInfo } from 'dockerode';
import type { FailureCard } from '../../../failure/failure-card.ts';
import { unitFailed } from '../../../failure/unit-failed.ts';
import type { UnitSpec } from '../../../unit-spec.ts';
import type { DockerSite } from '../docker-site.ts';
import { ifExists } from '../engine/engine-error.ts';
import { nanosecondsOf } from '../logs/stamped-lines.ts';
import { stopContainer } from '../stop-container.ts';
import type { WaitOutcome } from './health-wait.ts';
import { engineCard, runningCard } from './unit-card.ts';

export interface WaitedFor {
  readonly unit: UnitSpec;
  readonly container: string;
  readonly worked: boolean;
}

/** Does what follows from a wait. @throws PokerbotError `UNIT_FAILED`, `INTERRUPTED` */
export async function concludeWait(
  site: DockerSite,
  { unit, container, worked }: WaitedFor,
  outcome: WaitOutcome,
): Promise<void> {
  const { name } = unit;
  if (outcome.type === 'healthy') {
    site.state.amend(name, { workedIn: container, failure: undefined });
    return;
  }
  if (outcome.type === 'interrupted') {
    throw new PokerbotError('INTERRUPTED', { message: 'Interrupted while waiting for a unit' });
  }
  const found = outcome.type === 'removed' ? undefined : await inspectEnd(site, container, outcome);
  if (!found) {
    throw unitFailed(engineCard(unit, 'start', 'the container was removed while it was starting'));
  }
  const card = await cardOf(site, { unit, worked, found, outcome });
  site.state.amend(name, { failure: card });
  throw unitFailed(card);
}

/** What has been given up is stopped, or the engine would try it for ever. */
async function inspectEnd(
  site: DockerSite,
  id: string,
  outcome: WaitOutcome,
): Promise<ContainerInspectInfo | undefined> {
  const container = site.docker.getContainer(id);
  if (outcome.type === 'ended' && outcome.giveUp) await stopContainer(container);
  return await ifExists(container.inspect());
}

interface CardOptions {
  readonly unit: UnitSpec;
  readonly worked: boolean;
  readonly found: ContainerInspectInfo;
  readonly outcome: WaitOutcome;
}

async function cardOf(
  site: DockerSite,
  { unit, worked, found, outcome }: CardOptions,
): Promise<FailureCard> {
  const { RestartCount, State } = found;
  const since = RestartCount > 0 ? nanosecondsOf(State.StartedAt) - beforeStart : undefined;
  if (outcome.type !== 'ended') {
    const oomKilled = State.OOMKilled;
    const attempts = RestartCount;
    return await runningCard(site, {
      unit,
      phase: 'health',
      container: found,
      attempts,
      oomKilled,
      since,
      waitedMs: outcome.type === 'late' ? site.healthTimeoutMs : undefined,
      answer: outcome.type === 'late' ? outcome.answer : undefined,
    });
  }
  const { exitCode, attempts, oomKilled } = outcome;
  const phase = worked ? 'running' : 'start';
  return await runningCard(site, {
    unit,
    phase,
    container: found,
    attempts,
    exitCode,
    oomKilled,
    since,
  });
}

/** The engine notes a start when the program runs already, and waits longer than this before it starts one again. */
const beforeStart = 50_000_000n;
