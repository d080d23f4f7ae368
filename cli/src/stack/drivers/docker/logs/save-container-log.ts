import type { ContainerInspectInfo } from 'dockerode';
import { createRedaction } from '../../redact.ts';
import type { DockerSite } from '../docker-site.ts';
import { describeEnd } from '../observe/container-state.ts';
import { containerLines } from './container-lines.ts';
import { lastSavedTime, type SavedLine, savedLogPath, saveLines } from './saved-log.ts';
import { toMilliseconds, toNanoseconds } from './stamped-lines.ts';

export interface SaveLogOptions {
  readonly unit: string;
  /** The container, after its end. */
  readonly container: ContainerInspectInfo;
  /** Values to hide beyond those that the container was started with. */
  readonly secrets: readonly string[];
  /** Whether it was stopped because somebody asked for it. */
  readonly asked: boolean;
}

/** Keeps what a container has written before the container goes, redacted. What was kept of it before is not kept twice. */
export async function saveContainerLog(site: DockerSite, options: SaveLogOptions): Promise<void> {
  const { unit, container, secrets, asked } = options;
  const path = savedLogPath(site.paths.logs, unit);
  const last = lastSavedTime(path);
  const redact = createRedaction([...site.secrets.hidden(unit), ...secrets]);
  const lines = await containerLines(site.docker, container.Id, { since: toNanoseconds(last) });
  const said = lines.map(
    ({ time, text }): SavedLine => ({ time: toMilliseconds(time), text: redact(text) }),
  );
  const end = Date.parse(container.State.FinishedAt);
  const remark = `--- ${asked ? 'stopped' : `ended, ${describeEnd(container.State)}`}`;
  const fresh = [...said, ...(end > 0 ? [{ time: end, text: remark }] : [])];
  saveLines(
    path,
    fresh.filter(({ time }) => time > last),
  );
}
