import type { DockerSite } from '../docker-site.ts';
import type { BuildInputs } from './build-inputs.ts';
import { openBuildSession } from './build-session.ts';
import { encodeEntry } from './tar-entry.ts';

/** What one builder has to be told beside the Dockerfile, its arguments and the folder. */
export interface Builder {
  readonly query: Readonly<Record<string, string>>;
  /** More entries of the archive. */
  readonly entries: readonly Buffer[];
  close(): void;
}

/** BuildKit asks back while it builds; Podman's Buildah cannot, and is sent everything with the request. */
export async function openBuilder(site: DockerSite, inputs: BuildInputs): Promise<Builder> {
  return site.product === 'podman' ? forBuildah(inputs) : await forBuildKit(site, inputs);
}

async function forBuildKit(site: DockerSite, { secrets }: BuildInputs): Promise<Builder> {
  const session = await openBuildSession(site.docker, { settings: site.settings, secrets });
  return {
    query: { version: '2', session: session.id },
    entries: [],
    close: () => session.close(),
  };
}

/** Files of the archive whose names it is given as secrets are taken out of it before anything is copied. */
function forBuildah({ secrets }: BuildInputs): Builder {
  const files = [...secrets].map(([id, content]) => ({
    id,
    path: `podman-build-secret-${id}`,
    content,
  }));
  return {
    query: { secrets: JSON.stringify(files.map(({ id, path }) => `id=${id},src=${path}`)) },
    entries: files.map(({ path, content }) =>
      encodeEntry({ kind: 'file', path, executable: false, content }),
    ),
    close: () => undefined,
  };
}
