import { request } from 'node:http';
import type { ProcessEnvironment } from '../context.ts';
import type { Check } from './check.ts';

export interface DockerQuestion {
  readonly environment: ProcessEnvironment;
  /** Whether the workspace asks for containers. */
  readonly wanted: boolean;
}

/** Does a Docker Engine answer? That none does matters only to a workspace that asks for it. */
export async function checkDocker({ environment, wanted }: DockerQuestion): Promise<Check> {
  const host = environment.DOCKER_HOST || 'unix:///var/run/docker.sock';
  const answer = await ping(host);
  const name = 'docker';
  if (answer === 'OK') return { name, status: 'ok', reason: `the engine at \`${host}\` answers` };
  if (!wanted) {
    return { name, status: 'ok', reason: `no engine at \`${host}\`; this workspace needs none` };
  }
  return {
    name,
    status: 'fail',
    reason: `\`driver: docker\` and no engine at \`${host}\`: ${answer}`,
    fix: 'start Docker, or set `driver: process` in `pokerbot.yaml`',
  };
}

/** `OK`, or why not. Waits two seconds at most. */
function ping(host: string): Promise<string> {
  const target = targetOf(host);
  if (!target) return Promise.resolve('only `unix://` and `tcp://` addresses are looked at');
  return new Promise((resolve) => {
    const asked = request({ ...target, path: '/_ping', timeout: 2_000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200 ? 'OK' : `it answers ${response.statusCode}`);
    });
    asked.on('timeout', () => asked.destroy(new Error('no answer within 2 s')));
    asked.on('error', (error) => resolve(error.message));
    asked.end();
  });
}

function targetOf(
  host: string,
): { socketPath: string } | { host: string; port: number } | undefined {
  if (host.startsWith('unix://')) return { socketPath: host.slice('unix://'.length) };
  const found = /^tcp:\/\/([^:/]+):(\d+)/.exec(host);
  return found ? { host: String(found[1]), port: Number(found[2]) } : undefined;
}
