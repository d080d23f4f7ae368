import type { DockerSite } from '../docker-site.ts';
import { type BuildInputs, machine } from './build-inputs.ts';
import { openBuildSession } from './build-session.ts';
import { encodeEntry } from './tar-entry.ts';

/** What one builder has to be told beside the Dockerfile, its own arguments and the folder. */
export interface Builder {
  readonly args: BuildInputs['args'];
  readonly query: Readonly<Record<string, string>>;
  /** More entries of the archive. */
  readonly entries: readonly Buffer[];
  close(): void;
}

/** BuildKit asks back while it builds; Podman's Buildah cannot, and is sent everything with the request. */
export async function openBuilder(site: DockerSite, inputs: BuildInputs): Promise<Builder> {
  return site.product === 'podman' ? forBuildah(inputs) : await forBuildKit(site, inputs);
}

async function forBuildKit(
  site: DockerSite,
  { args, secrets, extraHosts }: BuildInputs,
): Promise<Builder> {
  const session = await openBuildSession(site.docker, { settings: site.settings, secrets });
  return {
    args,
    query: {
      version: '2',
      session: session.id,
      ...(extraHosts.length > 0 && { extrahosts: extraHosts.join('\n') }),
    },
    entries: [],
    close: () => session.close(),
  };
}

/** What its builds call this machine; none of its builds knows another name for it. */
const machineOfBuildah = 'host.containers.internal';

/** Files of the archive whose names it is given as secrets are taken out of it before anything is copied. */
function forBuildah({ args, secrets }: BuildInputs): Builder {
  const files = [...secrets].map(([id, content]) => ({
    id,
    path: `podman-build-secret-${id}`,
    content,
  }));
  return {
    args: Object.fromEntries(
      Object.entries(args).map(([name, value]) => [
        name,
        value.replaceAll(machine, machineOfBuildah),
      ]),
    ),
    query: { secrets: JSON.stringify(files.map(({ id, path }) => `id=${id},src=${path}`)) },
    entries: files.map(({ path, content }) =>
      encodeEntry({ kind: 'file', path, executable: false, content }),
    ),
    close: () => undefined,
  };
}
