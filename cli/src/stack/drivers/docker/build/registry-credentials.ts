import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface RegistryCredentials {
  readonly username: string;
  readonly secret: string;
}

interface DockerSettings {
  readonly auths?: Readonly<
    Record<string, { readonly auth?: string; readonly identitytoken?: string }>
  >;
  readonly credsStore?: string;
  readonly credHelpers?: Readonly<Record<string, string>>;
}

/** Under this name the `docker` command keeps what it knows of Docker Hub. */
const hubKey = 'https://index.docker.io/v1/';
const hubHosts = ['docker.io', 'registry-1.docker.io', 'index.docker.io'];
const helperLimit = 10_000;

/** What `docker login` has kept for a registry; undefined for one that is used without a name. */
export async function registryCredentials(
  host: string,
  settingsFolder: string,
): Promise<RegistryCredentials | undefined> {
  const settings = await readSettings(join(settingsFolder, 'config.json'));
  const keys = hubHosts.includes(host) ? [hubKey] : [host, `https://${host}`];
  for (const key of keys) {
    const helper = settings.credHelpers?.[key] ?? settings.credsStore;
    const found = helper ? await askHelper(helper, key) : keptFor(settings, key);
    if (found) return found;
  }
  return undefined;
}

function keptFor(settings: DockerSettings, key: string): RegistryCredentials | undefined {
  const kept = settings.auths?.[key];
  if (kept?.identitytoken) return { username: '', secret: kept.identitytoken };
  if (!kept?.auth) return undefined;
  const text = Buffer.from(kept.auth, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return { username: text.slice(0, colon), secret: text.slice(colon + 1) };
}

async function askHelper(helper: string, key: string): Promise<RegistryCredentials | undefined> {
  try {
    const asked = promisify(execFile)(`docker-credential-${helper}`, ['get'], {
      timeout: helperLimit,
    });
    asked.child.stdin?.on('error', () => undefined);
    asked.child.stdin?.end(key);
    const { Username, Secret } = JSON.parse((await asked).stdout) as Record<string, string>;
    if (!Secret) return undefined;
    return { username: Username === '<token>' ? '' : (Username ?? ''), secret: Secret };
  } catch {
    // It knows nothing of that registry, or is not there.
    return undefined;
  }
}

async function readSettings(path: string): Promise<DockerSettings> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as DockerSettings;
  } catch {
    return {};
  }
}
