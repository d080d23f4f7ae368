import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { UnitName } from '@poker-bot/shared/env/unit-name';
import { contextFolder, listContext } from '../../images/build-context.ts';
import { type CheckoutDescription, describeCheckout } from '../../images/describe-checkout.ts';
import { imageReference, readImageLock } from '../../images/image-lock.ts';
import { liveBuild } from '../../images/live-build.ts';
import type { Installation } from '../../installation.ts';
import { readDockerSources } from '../../templates/read-docker-sources.ts';
import { dockerfileFor, type ImageName } from '../../templates/render-dockerfile.ts';
import type { Containers } from './containers.ts';
import { kitImage } from './kit-image.ts';

export interface WorkspaceImagesOptions {
  readonly installation: Installation;
  readonly workspace: string;
  /** Image that brings Node.js, where the manifest names one. */
  readonly node?: string | undefined;
  /** Units run from builds on this machine instead of images of their own. */
  readonly live: boolean;
  revisionOf(folder: string): string;
}

const tagLength = 12;

/**
 * The images of a workspace. Each is tagged with a hash of what goes into it: its Dockerfile, the sources that it is compiled
 * from, and what decides which packages are installed; so an image of that name need not be built again.
 */
export function workspaceImages(options: WorkspaceImagesOptions): Containers {
  const { installation, workspace, revisionOf } = options;
  const node = nodeImageOf(options);
  const surroundings = digest([digestOfSurroundings(installation), node]);
  const dockerfiles = dockerfilesOf(options);
  // Asked for only when something is built.
  let described: CheckoutDescription | undefined;
  const sourcesOf = (image: ImageName): string => {
    if (image !== 'base') return revisionOf(installation.packageOf(image));
    // What runs live brings its own build of everything that the base has from us.
    return options.live ? '' : revisionOf(join(installation.root, 'packages/shared'));
  };
  return {
    ...(options.live && {
      liveOf: (unit: UnitName) =>
        liveBuild(workspace, unit, revisionOf(installation.packageOf(unit))),
    }),
    kitOf: (unit, manifest) => kitImage({ unit, manifest, workspace, installation }),
    imageOf: (image) => {
      const dockerfile = dockerfiles(image);
      const sources = sourcesOf(image);
      const tag = digest([dockerfile, sources, surroundings]).slice(0, tagLength);
      return {
        image: `poker-bot/${image}:${tag}`,
        build: {
          dockerfile,
          context: contextFolder(workspace),
          get args() {
            described ??= describeCheckout(installation.root);
            return { ...described, NODE_IMAGE: node };
          },
        },
      };
    },
  };
}

/** Pinned when it is the one that is locked. */
function nodeImageOf({ installation, workspace, node }: WorkspaceImagesOptions): string {
  const locked = readImageLock([workspace, installation.root]).images.node;
  return node === undefined || node === locked.image ? imageReference(locked) : node;
}

/** The workspace's own Dockerfile, which its user may have changed, else the one that `init` would write. */
function dockerfilesOf({ installation, workspace }: WorkspaceImagesOptions) {
  let sources: ReturnType<typeof readDockerSources> | undefined;
  return (image: ImageName): string => {
    const own = join(workspace, `docker/${image}.Dockerfile`);
    if (existsSync(own)) return readFileSync(own, 'utf8');
    sources ??= readDockerSources(installation, workspace);
    return dockerfileFor(image, sources);
  };
}

/** What is the same for all images: packages, compiler settings, and the programs of the build. */
function digestOfSurroundings(installation: Installation): string {
  const shared = listContext(installation).filter(({ path }) => !/^sources\/.*\/src\//.test(path));
  return digest(
    shared.flatMap(({ path, content }) => [
      path,
      'text' in content ? content.text : readFileSync(content.copyOf, 'utf8'),
    ]),
  );
}

function digest(texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text).update('\0');
  return hash.digest('hex');
}
