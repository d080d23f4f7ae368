import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { run } from './command.ts';

interface Home {
  inHome(...names: string[]): string;
}
interface Service {
  livingPid(note: string): number | undefined;
  endProcess(pid: number, seconds: number): Promise<void>;
}
interface Registry {
  registryAddress(): Promise<string | undefined>;
}

const root = resolve(import.meta.dirname, '../..');
const load = createRequire(import.meta.url);
const { inHome } = load('../../bin/engine/home.cjs') as Home;
const { livingPid, endProcess } = load('../../bin/engine/service.cjs') as Service;
const { registryAddress } = load('../../bin/engine/registry.cjs') as Registry;
const note = inHome('dockerd.json');

/** Whether the engine is one that `bin/engine-up` has started: no other may be restarted by a test. */
export const isEngineOurs = livingPid(note) !== undefined && process.env.DOCKER_HOST === undefined;

/** Whether there is a registry that has the base images. */
export async function hasRegistry(): Promise<boolean> {
  return (await registryAddress()) !== undefined;
}

/** HOST:PORT of the registry that has the base images. */
export async function registry(): Promise<string> {
  const address = await registryAddress();
  if (address === undefined) throw new Error('There is no registry of ours: `bin/engine-up`');
  return address;
}

/** Ends the engine, and brings it back as anybody would. */
export async function restartEngine(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  const pid = livingPid(note);
  if (pid === undefined) throw new Error('The engine is gone, or not ours');
  if (signal === 'SIGTERM') await endProcess(pid, 40);
  else process.kill(pid, 'SIGKILL');
  // The engine outlives the folder that the tests have for a while.
  const up = ['--unset=TMPDIR', 'bin/engine-up'];
  const { status, stdout, stderr } = await run('env', up, { cwd: root });
  if (status !== 0) throw new Error(`bin/engine-up ended with ${status}\n${stdout}${stderr}`);
}
