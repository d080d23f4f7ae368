import { describe, expect, test } from 'vitest';
import { diagnose } from '../../../src/stack/failure/diagnose.ts';
import type { FailureEvidence } from '../../../src/stack/failure/failure-card.ts';

const evidence: FailureEvidence = {
  unit: 'solver',
  phase: 'start',
  command: ['node', '/opt/pokerbot/services/solver/dist/main.js'],
  attempts: 1,
  lastLines: [],
  ports: [50051, 9051],
};
const says = (...lastLines: string[]): Partial<FailureEvidence> => ({ exitCode: 1, lastLines });

describe('the likely cause of a failure', () => {
  test.each<[string, Partial<FailureEvidence>, string]>([
    [
      'port-taken',
      says('Error: listen EADDRINUSE: address already in use 127.0.0.1:50051'),
      'Port 50051 is in use by another process',
    ],
    [
      'entry-point-missing',
      {
        exitCode: 1,
        command: ['node', './own/watch.js'],
        lastLines: ["Error: Cannot find module '/home/me/bot/own/watch.js'"],
      },
      "The program's file `/home/me/bot/own/watch.js` does not exist",
    ],
    [
      'module-missing',
      says("ModuleNotFoundError: No module named 'numpy'"),
      'The module `numpy` is not installed or not built',
    ],
    [
      'configuration-invalid',
      { exitCode: 2, lastLines: ['FILE_UNREADABLE: `results/risk-state.json` cannot be read'] },
      'A file that the unit reads cannot be used (FILE_UNREADABLE): `results/risk-state.json` cannot be read',
    ],
    [
      'file-in-the-way',
      says("Error: ENOTDIR: not a directory, open 'logs/x'"),
      'A part of `logs/x` is a file and no folder',
    ],
    [
      'file-in-the-way',
      says('Error: EISDIR: illegal operation on a directory, read'),
      'A folder lies at a path where a file belongs',
    ],
    [
      'host-unknown',
      { phase: 'health', command: [], health: 'connection refused (ENOTFOUND)' },
      'The host of `address` of `solver` cannot be resolved',
    ],
    [
      'port-taken',
      { exitCode: 3, lastLines: ['ADDRESS_IN_USE: Port 9051 on 127.0.0.1 is in use'] },
      'Port 9051 is in use by another process',
    ],
    [
      'port-taken',
      says('Error: No address added out of total 1 resolved'),
      'Port 50051 or 9051 is in use by another process',
    ],
    [
      'environment-invalid',
      { exitCode: 2, lastLines: ['ENV_INVALID: `LOG_LEVEL` is `loud`: expected debug, info'] },
      'An environment variable cannot be used: `LOG_LEVEL` is `loud`: expected debug, info',
    ],
    [
      'secret-missing',
      {
        exitCode: 3,
        lastLines: ['SECRET_FILE_UNREADABLE: `OPENAI_API_KEY_FILE` points at `/run/x`'],
      },
      'The file of a secret cannot be read: `OPENAI_API_KEY_FILE` points at `/run/x`',
    ],
    [
      'configuration-invalid',
      says('CONFIG_INVALID: `advisors.0.weight` is below 0'),
      'A file that the unit reads cannot be used (CONFIG_INVALID): `advisors.0.weight` is below 0',
    ],
    [
      'disk-full',
      says('Error: ENOSPC: no space left on device, write'),
      'No space is left on the disk',
    ],
    [
      'out-of-memory',
      { signal: 'SIGABRT', lastLines: ['FATAL ERROR: Reached heap limit Allocation failed'] },
      'The unit ran out of memory',
    ],
    [
      'wrong-architecture',
      says('Error: /x/native.node: invalid ELF header'),
      'A program or native module was built for another processor or system',
    ],
    [
      'node-too-old',
      says('Error [ERR_UNKNOWN_BUILTIN_MODULE]: No such built-in module: node:sqlite'),
      'The unit needs a newer Node.js',
    ],
    [
      'too-many-open-files',
      says('Error: EMFILE: too many open files'),
      'Too many files are open at once',
    ],
    [
      'read-only',
      says("Error: EROFS: read-only file system, open 'results/risk.json'"),
      'The unit writes `results/risk.json` on a read-only file system',
    ],
    [
      'permission-denied',
      says("Error: EACCES: permission denied, open 'config/cache'"),
      'The unit has no permission for `config/cache`',
    ],
    [
      'host-unknown',
      says('Error: getaddrinfo ENOTFOUND solver.lab'),
      'The host `solver.lab` cannot be resolved',
    ],
    [
      'file-missing',
      says("Error: ENOENT: no such file or directory, open 'config/bot/x.json'"),
      'The file `config/bot/x.json` does not exist',
    ],
    [
      'dependency-down',
      says('Error: connect ECONNREFUSED 127.0.0.1:50051'),
      'Something that the unit needs does not answer at 127.0.0.1:50051',
    ],
    [
      'entry-point-missing',
      says("Error: Cannot find module '/opt/pokerbot/services/solver/dist/main.js'"),
      'The entry point `/opt/pokerbot/services/solver/dist/main.js` is not built',
    ],
    [
      'module-missing',
      says("Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'lmdb' imported from /opt/x.js"),
      'The module `lmdb` is not installed or not built',
    ],
    [
      'code-broken',
      says('SyntaxError: Unexpected token }'),
      "The unit's code does not load: SyntaxError: Unexpected token }",
    ],
    [
      'command-missing',
      { phase: 'spawn', spawnError: 'ENOENT' },
      'The program `node` does not exist',
    ],
    [
      'command-missing',
      { exitCode: 127, lastLines: ['sh: 1: exec: solverd: not found'] },
      'The program `node` does not exist',
    ],
    [
      'spawn-refused',
      { phase: 'spawn', spawnError: 'EAGAIN' },
      'The system refuses to start `node` (EAGAIN)',
    ],
    [
      'killed',
      { signal: 'SIGKILL' },
      'The unit was killed from outside (SIGKILL): by somebody, or by the system when memory ran out',
    ],
    ['native-crash', { signal: 'SIGSEGV' }, 'Native code crashed (SIGSEGV)'],
    ['terminated', { signal: 'SIGTERM' }, 'The unit was ended by SIGTERM'],
    [
      'ended-at-once',
      { exitCode: 0 },
      'The unit ended by itself with exit code 0, but is meant to keep running',
    ],
    [
      'uncaught-error',
      says('/opt/x.js:3', 'TypeError: undefined is not a function', '    at main (/opt/x.js:3:1)'),
      "The unit's code threw: TypeError: undefined is not a function",
    ],
    [
      'crash-loop',
      { exitCode: 9, attempts: 3 },
      'The unit ended 3 times in a row with exit code 9',
    ],
    ['ended', { exitCode: 9 }, 'The unit ended with exit code 9'],
    [
      'wrong-port',
      {
        phase: 'health',
        health: 'connection refused (ECONNREFUSED)',
        lastLines: ['{"grpcPort":50099,"httpPort":9051,"msg":"listening"}'],
      },
      'The unit listens on port 50099 instead of 50051 or 9051',
    ],
    [
      'dependency-down',
      { phase: 'health', health: 'not ready: waiting for the solver at 127.0.0.1:50051' },
      'Something that the unit needs does not answer: waiting for the solver at 127.0.0.1:50051',
    ],
    [
      'not-ready',
      { phase: 'health', health: 'not ready: NOT_SERVING' },
      'The unit runs and says that it is not ready: NOT_SERVING',
    ],
    [
      'hangs',
      { phase: 'health', health: 'no answer within 2000 ms' },
      'The unit runs, accepts connections and does not answer: it hangs',
    ],
    [
      'never-listens',
      { phase: 'health', health: 'connection refused (ECONNREFUSED)', lastLines: ['starting'] },
      'The unit runs but does not listen on port 50051 or 9051',
    ],
    [
      'external-unreachable',
      { phase: 'health', command: [], ports: [], health: 'connection refused (ECONNREFUSED)' },
      'The unit is run by somebody else and does not answer health checks: connection refused (ECONNREFUSED)',
    ],
    ['never-healthy', { phase: 'health' }, 'The unit runs but did not become healthy in time'],
    ['unknown', {}, 'Nothing in its log tells why'],
  ])('is %s for %j', (cause, partial, explanation) => {
    const card = diagnose({ ...evidence, ...partial });
    expect({ cause: card.cause, explanation: card.explanation }).toEqual({ cause, explanation });
    expect(card.next).not.toBe('');
  });

  test('a unit that reports waiting for its peer while a variable is wrong has a wrong variable', () => {
    const lastLines = [
      'connect ECONNREFUSED 127.0.0.1:50051',
      'ENV_INVALID: `LOG_LEVEL` is `loud`',
    ];
    const card = diagnose({ ...evidence, exitCode: 2, lastLines });
    expect(card.cause).toBe('environment-invalid');
    expect(card.next).toBe('grep -n LOG_LEVEL .env .env.* pokerbot.yaml');
  });
});
