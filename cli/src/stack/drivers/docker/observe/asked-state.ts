import type { ContainerInspectInfo } from 'dockerode';
import { labelledHealth } from '../container/health-label.ts';
import type { RememberedUnit } from '../docker-state.ts';
import type { StateAndDetail } from './container-state.ts';

export interface AskedOptions {
  readonly inspected: ContainerInspectInfo;
  readonly remembered: RememberedUnit | undefined;
  readonly workspace: string;
}

/** What a running unit answers by its published port, where nothing in its container asks it; undefined where something does. */
export async function askedState(options: AskedOptions): Promise<StateAndDetail | undefined> {
  const { inspected, remembered, workspace } = options;
  const { Id, State, Config } = inspected;
  if (!State.Running || State.Restarting || State.Paused || hasCheck(State)) return undefined;
  const health = labelledHealth(Config.Labels);
  if (!health) return undefined;
  const { externalState } = await import('./external-health.ts');
  const answer = await externalState({ kind: 'daemon', health }, workspace);
  if (answer.state === 'healthy') return answer;
  const starts = remembered && remembered.workedIn !== Id && !remembered.failure;
  return starts ? { ...answer, state: 'starting' } : answer;
}

/** Whether a program in the container tells the engine of its health. */
export function hasCheck({ Health }: ContainerInspectInfo['State']): boolean {
  return Health !== undefined && Health.Status !== 'none';
}
