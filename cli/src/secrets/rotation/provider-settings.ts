import { readEnvironmentFiles } from '../../env/read-environment-files.ts';
import { resolveEnvironment } from '../../env/resolve-environment.ts';
import { readManifest } from '../../stack/manifest/read-manifest.ts';

const addresses = ['OPENAI_BASE_URL', 'ANTHROPIC_BASE_URL'];

/** The settings by which the provider of a key is found, as this machine sees them. */
export function providerSettings(
  workspace: string,
  processEnvironment: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  const manifest = readManifest(workspace);
  const files = readEnvironmentFiles(workspace, ['agents']);
  const inputs = { manifest, files, processEnvironment };
  const ofAgents = resolveEnvironment('agents', inputs);
  const ofCommand = resolveEnvironment('cli', inputs);
  const project = ofCommand.OPENAI_PROJECT_ID?.value;
  return {
    ...Object.fromEntries(
      addresses.flatMap((name) => {
        const { value } = ofAgents[name] ?? {};
        return value === undefined ? [] : [[name, fromThisMachine(value)]];
      }),
    ),
    ...(project && { OPENAI_PROJECT_ID: project }),
  };
}

/** The name under which containers know this machine is none that it knows itself. */
function fromThisMachine(url: string): string {
  return url.replace('//host.docker.internal', '//127.0.0.1');
}
