import type { UnitName } from '@poker-bot/shared/env/unit-name';
import type { LiveBuild } from '../../images/live-build.ts';
import type { UnitManifest } from '../manifest/manifest-schema.ts';
import type { ImageBuild, Mount } from '../unit-spec.ts';
import type { KitImage } from './kit-image.ts';

/** How units come into containers. */
export interface Containers {
  /** Name and tag of the image of a unit; the tag names everything that goes into it. */
  imageOf(unit: UnitName | 'base'): { readonly image: string; readonly build: ImageBuild };
  /** The image of a service of the user's own. @throws PokerbotError `SOURCE_MISSING` */
  kitOf(unit: string, manifest: UnitManifest): KitImage;
  /** Where the build of a unit lies that is to run from the shared base image; absent: units have images of their own. */
  liveOf?(unit: UnitName): LiveBuild;
}

/** Listening on the loopback of a container, a unit would be heard by nobody. */
export const everywhere = '0.0.0.0';
/** Name by which a container reaches the machine that it runs on. */
const machine = 'host.docker.internal';
/** Where a unit of ours lies in its container. */
export const home = '/app';
/** Where the workspace lies for a program of the user's own. */
const ownHome = '/workspace';

/** What a unit of ours sees of the workspace. Its relative paths mean the same there as here. */
export function builtinMounts(workspace: string, unit: string): Mount[] {
  const bind = (folder: string, readOnly: boolean): Mount => ({
    kind: 'bind',
    source: `${workspace}/${folder}`,
    target: `${home}/${folder}`,
    readOnly,
  });
  const volume = (source: string): Mount => ({
    kind: 'volume',
    source,
    target: `${home}/cache`,
    readOnly: false,
  });
  return [
    bind('config', true),
    bind('results', false),
    bind('logs', false),
    ...(caches[unit] ?? []).map(volume),
  ];
}

const caches: Readonly<Record<string, readonly string[]>> = {
  solver: ['solver-cache'],
  vision: ['model-cache'],
};

/** What a program of the user's own sees: the whole workspace, to read. */
export function ownMounts(workspace: string): { mounts: Mount[]; workingDirectory: string } {
  return {
    mounts: [
      { kind: 'bind', source: workspace, target: ownHome, readOnly: true },
      {
        kind: 'bind',
        source: `${workspace}/results`,
        target: `${ownHome}/results`,
        readOnly: false,
      },
    ],
    workingDirectory: ownHome,
  };
}

/** An address as a container has to write it: this machine is not itself. */
export function seenFromContainer(address: string): string {
  return address.replace(/^(127\.0\.0\.1|localhost|\[::1\])(?=:\d+$)/, machine);
}
