import { existsSync, readFileSync, writeSync } from 'node:fs';
import type { Server } from 'node:net';
import { systemClock } from '@poker-bot/shared/clock/clock';
import { isHeld, tryLock } from '../../../lock/lock-file.ts';
import { identify } from '../../../process-identity.ts';
import type { ProcessPaths } from '../process-paths.ts';
import { register, unregister } from '../registry.ts';
import { heartbeat } from '../state-file.ts';
import { serveControl } from './control-server.ts';
import { Supervisor } from './supervisor.ts';

/** Where the starter writes what is to be supervised. */
const standardInput = 0;
/** Where the starter reads that the control socket answers. */
const readinessPipe = 3;
/** Time between two looks whether the workspace still exists, in milliseconds. */
const workspaceLook = 5_000;

interface Arguments {
  readonly paths: ProcessPaths;
  readonly fingerprintKey: string;
}

await main(JSON.parse(readFileSync(standardInput, 'utf8')) as Arguments);

async function main({ paths, fingerprintKey }: Arguments): Promise<void> {
  const lock = tryLock({ path: paths.supervisorLock, verb: 'supervise', now: systemClock.now() });
  if (!isHeld(lock)) {
    tellStarter('held');
    return;
  }
  const identity = identify(process.pid) ?? { pid: process.pid, startTime: '' };
  const supervisor = new Supervisor({ paths, identity, fingerprintKey, clock: systemClock });
  let server: Server | undefined;
  const close = async () => {
    await supervisor.shutdown();
    unregister(paths);
    server?.close();
    lock.release();
  };
  const end = async () => {
    await close();
    process.exit(0);
  };
  process.on('SIGHUP', () => undefined);
  process.once('SIGTERM', () => void end());
  process.once('SIGINT', () => void end());
  server = await serveControl(paths, {
    state: async () => supervisor.state(),
    start: ({ unit, timeoutMs }) => supervisor.start(unit, timeoutMs),
    await: ({ unit, timeoutMs }) => supervisor.await(unit, timeoutMs),
    stop: async ({ unit, forget }) => {
      await supervisor.stop(unit, forget);
      return {};
    },
    shutdown: async () => {
      await close();
      // After the reply has left.
      setTimeout(() => process.exit(0), 20);
      return {};
    },
  });
  register(paths, {
    workspace: paths.workspace,
    supervisor: identity,
    startedAt: systemClock.now(),
    socket: paths.socket,
  });
  setInterval(() => {
    if (!existsSync(paths.workspace)) void end();
  }, workspaceLook);
  setInterval(() => supervisor.beat(), heartbeat);
  tellStarter('ready');
}

/** The starter may be gone by now. */
function tellStarter(word: string): void {
  try {
    writeSync(readinessPipe, `${word}\n`);
  } catch {
    // It was killed; the next command finds the socket.
  }
}
