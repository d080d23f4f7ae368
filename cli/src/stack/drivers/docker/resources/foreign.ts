import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { DockerPaths } from '../docker-paths.ts';
import { pathLabel, workspaceLabel } from '../labels.ts';

type Labels = Readonly<Record<string, string>> | null | undefined;

/** Whether something on the engine belongs to the workspace. */
export function isOurs({ id }: DockerPaths, labels: Labels): boolean {
  return labels?.[workspaceLabel] === id;
}

export interface NamedThing {
  readonly kind: 'network' | 'container' | 'volume';
  readonly name: string;
  readonly labels: Labels;
}

/** @throws PokerbotError `ENGINE_CONFLICT` for what has a name of ours and belongs to somebody else */
export function checkOurs(paths: DockerPaths, { kind, name, labels }: NamedThing): void {
  if (isOurs(paths, labels)) return;
  const holder = labels?.[pathLabel] ?? labels?.[workspaceLabel];
  const whose = holder
    ? `the workspace \`${holder}\``
    : 'somebody else: it carries no label of a workspace';
  throw new PokerbotError('ENGINE_CONFLICT', {
    message: `The engine has a ${kind} named \`${name}\`, which this workspace needs, and it belongs to ${whose}`,
    next: [`See what it is: \`docker ${kind} inspect ${name}\``, 'Remove it or rename it yourself'],
    details: { kind, name, ...(holder && { holder }) },
  });
}
