import type { EngineText } from '../../../driver.ts';
import type { DockerSite } from '../docker-site.ts';
import { ifExists } from '../engine/engine-error.ts';
import { workspaceContainers } from './workspace-containers.ts';

/** What `docker inspect` and `docker history` would print of the workspace's containers and their images. */
export async function engineTexts(site: DockerSite): Promise<EngineText[]> {
  const containers = await workspaceContainers(site);
  const images = [...new Set(containers.map(({ ImageID }) => ImageID))];
  const texts = await Promise.all([
    ...containers.map(({ Id }) => textsOfContainer(site, Id)),
    ...images.map((id) => textsOfImage(site, id)),
  ]);
  return texts.flat();
}

async function textsOfContainer({ docker }: DockerSite, id: string): Promise<EngineText[]> {
  // It may have been removed since it was listed.
  const found = await ifExists(docker.getContainer(id).inspect());
  if (!found) return [];
  const { Config, Args, Path, Name } = found;
  const about = { kind: 'container' as const, name: Name.replace(/^\//, '') };
  return [
    { ...about, part: 'environment', text: (Config.Env ?? []).join('\n') },
    { ...about, part: 'command', text: [Path, ...(Args ?? [])].join(' ') },
    { ...about, part: 'labels', text: linesOf(Config.Labels) },
  ];
}

async function textsOfImage({ docker }: DockerSite, id: string): Promise<EngineText[]> {
  const image = docker.getImage(id);
  const found = await ifExists(image.inspect());
  if (!found) return [];
  const steps: { CreatedBy?: string }[] = await image.history();
  const about = { kind: 'image' as const, name: found.RepoTags?.[0] ?? id };
  return [
    { ...about, part: 'environment', text: (found.Config?.Env ?? []).join('\n') },
    { ...about, part: 'labels', text: linesOf(found.Config?.Labels) },
    { ...about, part: 'history', text: steps.map(({ CreatedBy = '' }) => CreatedBy).join('\n') },
  ];
}

function linesOf(labels: Readonly<Record<string, string>> | null | undefined): string {
  return Object.entries(labels ?? {})
    .map(([name, value]) => `${name}=${value}`)
    .join('\n');
}
