import { describe, expect, test } from 'vitest';
import { diagnose } from '../../../src/stack/failure/diagnose.ts';
import type { FailureEvidence } from '../../../src/stack/failure/failure-card.ts';

const evidence: FailureEvidence = {
  unit: 'solver',
  phase: 'spawn',
  command: ['poker-bot/solver:1'],
  attempts: 1,
  lastLines: [],
  ports: [50051],
};
const refuses = (engine: string): Partial<FailureEvidence> => ({ engine });
const builds = (engine: string, step = '[build 2/3] RUN make'): Partial<FailureEvidence> => ({
  phase: 'build',
  command: [step],
  engine,
});

/** As the engines of Docker 20.10 to 28 and Podman say it. */
const cases: readonly [string, Partial<FailureEvidence>, string][] = [
  [
    'port-taken',
    refuses(
      'driver failed programming external connectivity on endpoint x (abc): Bind for 127.0.0.1:8080 failed: port is already allocated',
    ),
    'Port 8080 is in use by another process or container',
  ],
  [
    'port-taken',
    refuses(
      'driver failed programming external connectivity on endpoint x: Error starting userland proxy: listen tcp4 127.0.0.1:8081: bind: address already in use',
    ),
    'Port 8081 is in use by another process or container',
  ],
  [
    'port-taken',
    refuses('failed to set up container networking: port is already allocated'),
    'Port 50051 is in use by another process or container',
  ],
  [
    'image-missing',
    refuses('No such image: poker-bot/ghost:1'),
    'The image `poker-bot/ghost:1` is not on this machine',
  ],
  [
    'entry-point-missing',
    refuses(
      'failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "nope": executable file not found in $PATH: unknown',
    ),
    'The program `nope` does not exist in the image',
  ],
  [
    'entry-point-missing',
    {
      phase: 'start',
      exitCode: 127,
      lastLines: ['[FATAL tini (7)] exec nope failed: No such file or directory'],
    },
    'The program `nope` does not exist in the image',
  ],
  [
    'permission-denied',
    {
      phase: 'start',
      exitCode: 126,
      lastLines: ['[FATAL tini (7)] exec /app failed: Permission denied'],
    },
    'The program `/app` in the image may not be executed',
  ],
  [
    'wrong-architecture',
    {
      phase: 'start',
      exitCode: 126,
      lastLines: ['[FATAL tini (7)] exec /app failed: Exec format error'],
    },
    'The image, or a program in it, was built for another processor or system',
  ],
  [
    'wrong-architecture',
    refuses('exec /usr/bin/node: exec format error'),
    'The image, or a program in it, was built for another processor or system',
  ],
  [
    'mount-missing',
    refuses('invalid mount config for type "bind": bind source path does not exist: /no/such'),
    'The container needs `/no/such` of this machine, which does not exist',
  ],
  [
    'network-missing',
    refuses('network bot-1_poker-bot-net not found'),
    'The network of the workspace was removed',
  ],
  [
    'disk-full',
    refuses('mkdir /var/lib/docker/overlay2/x: no space left on device'),
    'No space is left where the container engine keeps its data',
  ],
  [
    'engine-refuses',
    refuses('something that nobody has seen yet'),
    'The container engine refuses to start it: something that nobody has seen yet',
  ],
  [
    'out-of-memory',
    { phase: 'running', exitCode: 137, signal: 'SIGKILL', oomKilled: true },
    'The unit needed more memory than its container may use, and was killed',
  ],
  [
    'registry-unreachable',
    builds(
      'failed to solve with frontend dockerfile.v0: failed to create LLB definition: failed to do request: Head "https://registry-1.docker.io/v2/library/node/manifests/24": dial tcp: lookup registry-1.docker.io on 10.0.0.1:53: no such host',
      '[internal] load metadata for docker.io/library/node:24',
    ),
    'The base image `node:24` is not on this machine, and its registry cannot be reached: dial tcp: lookup registry-1.docker.io on 10.0.0.1:53: no such host',
  ],
  [
    'registry-refuses',
    builds(
      'failed to do request: Head "https://registry.lab/v2/x/manifests/1": x509: certificate signed by unknown authority',
      '[internal] load metadata for registry.lab/x:1',
    ),
    'The registry of the base image `registry.lab/x:1` is not trusted: x509: certificate signed by unknown authority',
  ],
  [
    'registry-login',
    builds(
      'failed to solve: failed to authorize: failed to fetch anonymous token: unexpected status: 401 Unauthorized',
      '[internal] load metadata for registry.lab/x:1',
    ),
    'The registry of the base image `registry.lab/x:1` gives it only to whoever is logged in',
  ],
  [
    'base-image-missing',
    builds(
      'failed to solve: docker.io/library/ghost:1: not found',
      '[internal] load metadata for docker.io/library/ghost:1',
    ),
    'The base image `ghost:1` is neither on this machine nor in its registry',
  ],
  [
    'build-file-missing',
    builds('failed to compute cache key: "/nope.txt" not found: not found'),
    'The Dockerfile copies `/nope.txt`, which is not in the folder that is sent to the engine',
  ],
  [
    'build-file-missing',
    builds(
      'failed to solve: failed to compute cache key: failed to calculate checksum of ref 1::2: "/nope": not found',
    ),
    'The Dockerfile copies `/nope`, which is not in the folder that is sent to the engine',
  ],
  [
    'dockerfile-invalid',
    builds('dockerfile parse error line 1: unknown instruction: FRM'),
    'The Dockerfile cannot be read: dockerfile parse error line 1: unknown instruction: FRM',
  ],
  [
    'build-step-failed',
    builds('executor failed running [/bin/sh -c make]: exit code: 3'),
    'A step of the Dockerfile ended with exit code 3: RUN make',
  ],
  [
    'build-step-failed',
    builds('process "/bin/sh -c make" did not complete successfully: exit code: 4'),
    'A step of the Dockerfile ended with exit code 4: RUN make',
  ],
  [
    'disk-full',
    builds('failed to copy files: copy file range failed: no space left on device'),
    'No space is left where the container engine keeps its data',
  ],
  [
    'engine-gone',
    builds('socket hang up (ECONNRESET)'),
    'The container engine went away while it built the image',
  ],
  [
    'build-failed',
    builds('something new'),
    'The container engine did not build the image: something new',
  ],
];

describe('the likely cause of a failure that the engine knows of', () => {
  test.each(cases)('%s from %o', (cause, change, explanation) => {
    expect(diagnose({ ...evidence, ...change })).toMatchObject({ cause, explanation });
  });

  test('is not taken from words of a unit that no engine runs', () => {
    const lastLines = ['dial tcp: lookup x: no such host'];
    expect(diagnose({ ...evidence, phase: 'start', exitCode: 1, lastLines }).cause).toBe('ended');
  });
});
