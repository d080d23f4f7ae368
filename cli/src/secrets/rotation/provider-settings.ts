import { readEnvironmentFiles } from '../../env/read-environment-files.ts';
import { resolveEnvironment } from '../../env/resolve-environment.ts';
import { readManifest } from '../../stack/manifest/read-manifest.ts';

/** The settings by which the provider of a key is found, as this machine sees them. */
export function providerSettings(
  workspace: string,
  processEnvironment: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  const manifest = readManifest(workspace);
  const files = readEnvironmentFiles(workspace, ['agents']);
  const resolved = resolveEnvironment('agents', { manifest, files, processEnvironment });
  return Object.fromEntries(
    ['OPENAI_BASE_URL', 'ANTHROPIC_BASE_URL'].flatMap((name) => {
      const { value } = resolved[name] ?? {};
      return value === undefined ? [] : [[name, fromThisMachine(value)]];
    }),
  );
}

/** The name under which containers know this machine is none that it knows itself. */
function fromThisMachine(url: string): string {
  return url.replace('//host.docker.internal', '//127.0.0.1');
}
