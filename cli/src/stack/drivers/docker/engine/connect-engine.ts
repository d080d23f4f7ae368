import { Agent } from 'node:http';
import { inspect } from 'node:util';
import type Docker from 'dockerode';
import type { Engine, EngineTransport } from './engine.ts';

export interface EngineConnection {
  readonly docker: Docker;
  /** Ends the connections, so that the process can end. */
  close(): void;
}

/** Loads what speaks to the engine; only what goes beyond finding one pays for it. */
export async function connectEngine({ address, apiVersion }: Engine): Promise<EngineConnection> {
  const { default: Dockerode } = await import('dockerode');
  const tls = 'host' in address ? address.tls : undefined;
  const agent = await createAgent(tls);
  // Every field, also those that are not set: the library reads what is missing from the process's environment.
  const options = {
    host: 'host' in address ? address.host : undefined,
    port: 'host' in address ? address.port : undefined,
    socketPath: 'socketPath' in address ? address.socketPath : undefined,
    protocol: tls ? 'https' : 'http',
    ca: tls?.authority,
    cert: tls?.certificate,
    key: tls?.key,
    version: `v${apiVersion}`,
    timeout: undefined,
    pathPrefix: '/',
    agent,
  };
  return {
    docker: new Dockerode(options as unknown as Docker.DockerOptions),
    close: () => agent.destroy(),
  };
}

async function createAgent(tls: EngineTransport | undefined): Promise<Agent> {
  const agent = tls
    ? new (await import('node:https')).Agent({ keepAlive: true })
    : new Agent({ keepAlive: true });
  // The library describes each request, this included, for a log that nobody reads: 2 ms each time.
  return Object.assign(agent, { [inspect.custom]: () => 'agent' });
}
