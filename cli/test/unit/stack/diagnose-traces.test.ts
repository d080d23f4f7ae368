import { describe, expect, test } from 'vitest';
import { portsIn } from '../../../src/stack/drivers/docker/start/listening-ports.ts';
import { diagnose } from '../../../src/stack/failure/diagnose.ts';
import type { FailureTraces } from '../../../src/stack/failure/failure-card.ts';

const traces: FailureTraces = {
  unit: 'watcher',
  phase: 'start',
  command: ['node', 'watcher.mjs'],
  attempts: 3,
  lastLines: [],
  ports: [7001],
};
const says = (...lastLines: string[]): Partial<FailureTraces> => ({ exitCode: 1, lastLines });
const refuses = (more: Partial<FailureTraces>): Partial<FailureTraces> => ({
  phase: 'health',
  health: 'connection refused (ECONNREFUSED)',
  ...more,
});

type Case = readonly [cause: string, traces: Partial<FailureTraces>, explanation: string];

const files: readonly Case[] = [
  [
    'file-missing',
    says(
      "CONFIG_UNREADABLE: `config/bot/x.json` cannot be read: ENOENT: no such file or directory, open 'config/bot/x.json'",
    ),
    'The file `config/bot/x.json` does not exist',
  ],
  [
    'permission-denied',
    says(
      "FILE_UNREADABLE: `results/risk-state.json` cannot be read: EACCES: permission denied, open 'results/risk-state.json'",
    ),
    'The unit has no permission for `results/risk-state.json`',
  ],
  [
    'configuration-invalid',
    says(
      'FILE_UNREADABLE: `config` cannot be read: EISDIR: illegal operation on a directory, read',
    ),
    'A file that the unit reads cannot be used (FILE_UNREADABLE): `config` cannot be read: EISDIR: illegal operation on a directory, read',
  ],
  [
    'disk-full',
    says(
      'DISK_FULL: `results/risk-state.json` cannot grow: ENOSPC: no space left on device, write',
    ),
    'No space is left on the disk of `results/risk-state.json`',
  ],
  [
    'secret-missing',
    says("Error: ENOENT: no such file or directory, open '/run/secrets/token'"),
    'The file of a secret does not exist: `/run/secrets/token`',
  ],
];

const otherLanguages: readonly Case[] = [
  [
    'file-missing',
    says("FileNotFoundError: [Errno 2] No such file or directory: 'layout.json'"),
    'The file `layout.json` does not exist',
  ],
  [
    'permission-denied',
    says("PermissionError: [Errno 13] Permission denied: 'cache/model'"),
    'The unit has no permission for `cache/model`',
  ],
  [
    'read-only',
    says("OSError: [Errno 30] Read-only file system: '/etc/x'"),
    'The unit writes `/etc/x` on a read-only file system',
  ],
  [
    'port-taken',
    says('OSError: [Errno 98] Address already in use'),
    'Port 7001 is in use by another process',
  ],
  [
    'host-unknown',
    says('socket.gaierror: [Errno -2] Name or service not known'),
    'The host name cannot be resolved',
  ],
  [
    'dependency-down',
    says('Error: Os { code: 111, kind: ConnectionRefused, message: "Connection refused" }'),
    'Something that the unit needs does not answer',
  ],
  [
    'uncaught-error',
    says("thread 'main' panicked at src/main.rs:3:5:", 'no table'),
    "The unit's code threw: panicked at src/main.rs:3:5:",
  ],
];

const ends: readonly Case[] = [
  [
    'uncaught-error',
    says('[TypeError: fetch failed] {', '  [cause]: Error: bad port'),
    "The unit's code threw: TypeError: fetch failed",
  ],
  [
    'uncaught-error',
    says('RangeError: "many" is no number'),
    'The unit\'s code threw: RangeError: "many" is no number',
  ],
  [
    'uncaught-error',
    says('{"msg":"failed","error":{"stack":"TypeError: x is not a function\\n    at y"}}'),
    "The unit's code threw: TypeError: x is not a function",
  ],
  [
    'environment-invalid',
    { ...says('RangeError: TABLES is "many", expected a number'), variables: ['HOST', 'TABLES'] },
    'An environment variable cannot be used: TABLES is "many", expected a number',
  ],
  [
    'uncaught-error',
    { ...says('throw new Error(TABLES)', 'Error: no tables'), variables: ['TABLES'] },
    "The unit's code threw: Error: no tables",
  ],
];

const images: readonly Case[] = [
  [
    'wrong-architecture',
    {
      exitCode: 127,
      lastLines: ['[FATAL tini (7)] exec /program failed: No such file or directory'],
      builtFor: 'linux/arm64',
    },
    'The image was built for linux/arm64, which the engine cannot run',
  ],
  [
    'wrong-architecture',
    { exitCode: 127, lastLines: ['/program: 1: \x7fELF\x02\x01\x01: not found'] },
    'The image, or a program in it, was built for another processor or system',
  ],
];

const health: readonly Case[] = [
  ['wrong-port', refuses({ listening: [7000] }), 'The unit listens on port 7000 instead of 7001'],
  [
    'wrong-port',
    refuses({ listening: [7000, 7002], lastLines: ['listening on 7001'] }),
    'The unit listens on port 7000 and 7002 instead of 7001',
  ],
  [
    'never-listens',
    refuses({ listening: [], waitedMs: 20_000 }),
    'The unit runs but does not listen on port 7001 after 20 s',
  ],
  [
    'never-listens',
    refuses({ listening: [7001, 9229] }),
    'The unit runs but does not listen on port 7001',
  ],
  [
    'host-unknown',
    {
      phase: 'health',
      health: 'not ready: waiting for solver at solver.nowhere:50051 (ENOTFOUND)',
    },
    'The host `solver.nowhere`, which the unit waits for, cannot be resolved',
  ],
  [
    'slow-start',
    { phase: 'health', health: 'not ready: warming up', waitedMs: 20_000 },
    'The unit is still starting after 20 s: warming up',
  ],
  [
    'not-ready',
    { phase: 'health', health: 'not ready: no model', waitedMs: 20_000 },
    'The unit runs and says after 20 s that it is not ready: no model',
  ],
];

describe('the likely cause of a failure', () => {
  test.each([...files, ...otherLanguages, ...ends, ...images, ...health])(
    'is %s for %j',
    (cause, more, explanation) => {
      const card = diagnose({ ...traces, ...more });
      expect({ cause: card.cause, explanation: card.explanation }).toEqual({ cause, explanation });
    },
  );

  test('is looked for in more than what the card shows', () => {
    const card = diagnose({ ...traces, variables: ['X'], listening: [1], waitedMs: 1_000 });
    expect(Object.keys(card).sort()).toEqual(
      [...Object.keys(traces), 'cause', 'explanation', 'next'].sort(),
    );
  });

  test('comes with the time to give a slow one, and with paths of the workspace', () => {
    const slow = { health: 'not ready: loading', phase: 'health', waitedMs: 30_000 } as const;
    expect(diagnose({ ...traces, ...slow }).next).toBe('pokerbot up --timeout 60');
    const denied = says("Error: EACCES: permission denied, open '/workspace/results/x'");
    expect(diagnose({ ...traces, ...denied }).next).toBe('ls -ld results/x');
  });
});

test('ports that are listened on are read from the tables of the kernel, without those of the engine', () => {
  const tables = `  sl  local_address rem_address   st tx_queue rx_queue
   0: 0B00007F:9C3B 00000000:0000 0A 00000000:00000000
   1: 00000000:1B58 00000000:0000 0A 00000000:00000000
   2: 0100007F:1F90 0100007F:C350 01 00000000:00000000
   0: 00000000000000000000000000000000:1B58 00000000000000000000000000000000:0000 0A 0:0
   1: 00000000000000000000000001000000:0050 00000000000000000000000000000000:0000 0A 0:0
`;
  expect(portsIn(tables)).toEqual([80, 7000]);
});
