import { BinaryWriter } from '@bufbuild/protobuf/wire';
import { describe, expect, test } from 'vitest';
import { BuildProgress } from '../../../../src/stack/drivers/docker/build/build-progress.ts';

const digest = (name: string) => `sha256:${name}`;

interface Step {
  readonly name: string;
  readonly state?: 'started' | 'completed';
  readonly cached?: boolean;
  readonly error?: string;
}

/** What BuildKit sends, with fields that nobody reads. */
function trace(steps: readonly Step[], output: readonly [string, string][] = []) {
  const writer = new BinaryWriter();
  for (const { name, state, cached, error } of steps) {
    const step = new BinaryWriter().uint32(10).string(digest(name)).uint32(18).string('input');
    step.uint32(26).string(name);
    if (cached) step.uint32(32).bool(true);
    if (state) step.uint32(42).bytes(Uint8Array.of(8, 1));
    if (state === 'completed') step.uint32(50).bytes(Uint8Array.of(8, 2));
    if (error) step.uint32(58).string(error);
    writer.uint32(10).bytes(step.finish());
  }
  for (const [step, text] of output) {
    const log = new BinaryWriter().uint32(10).string(digest(step)).uint32(24).int64(1);
    writer.uint32(26).bytes(log.uint32(34).bytes(Buffer.from(text)).finish());
  }
  return {
    id: 'moby.buildkit.trace',
    aux: Buffer.from(writer.finish()).toString('base64'),
  };
}

function follow(...messages: unknown[]) {
  const told: string[] = [];
  const progress = new BuildProgress((text) => told.push(text));
  for (const message of messages) progress.onMessage(message);
  return { told, progress };
}

describe('a build by BuildKit', () => {
  test('tells each step once when it begins', () => {
    const { told, progress } = follow(
      trace([{ name: '[internal] load metadata', state: 'started' }]),
      trace([{ name: '[base 1/2] FROM node', state: 'started', cached: true }]),
      trace([{ name: '[base 2/2] RUN make\n  all', state: 'started' }]),
      trace([{ name: '[base 2/2] RUN make\n  all', state: 'started' }], [['x', 'line']]),
      trace([{ name: `[2/2] RUN ${'x'.repeat(200)}`, state: 'started' }]),
      { id: 'moby.image.id', aux: { ID: 'sha256:1' } },
      { stream: 'Successfully tagged x\n' },
    );
    expect(told).toEqual(['[base 2/2] RUN make all', `[2/2] RUN ${'x'.repeat(89)}…`]);
    expect(progress.isComplete()).toBe(true);
  });

  test('tells the step that failed, not those that were ended because of it, and its last lines', () => {
    const many = Array.from({ length: 30 }, (_, index) => `line ${index}`);
    const { progress } = follow(
      trace([{ name: 'good', state: 'started' }], [['good', 'fine\n']]),
      trace([{ name: 'bad', state: 'started' }], [['bad', `${many.join('\n')}\n`]]),
      trace([], [['bad', '10%\r20%\rdone\n']]),
      trace([
        { name: 'good', state: 'completed', error: 'context canceled' },
        { name: 'bad', state: 'completed', error: 'exit code: 3' },
      ]),
      { error: ' exit code: 3 ', errorDetail: { message: 'exit code: 3' } },
    );
    expect(progress.isComplete()).toBe(false);
    expect(progress.failure()).toEqual({
      error: 'exit code: 3',
      step: 'bad',
      lastLines: [...many.slice(11), 'done'],
    });
  });

  test.each([
    ['executor failed running [/bin/sh -c make all]: exit code: 3'],
    ['process "/bin/sh -c make all" did not complete successfully: exit code: 3'],
    ['process "/bin/bash -euo pipefail -c make all" did not complete successfully: exit code: 3'],
  ])('tells the step also when only the last words name it: %s', (error) => {
    const { progress } = follow(
      trace([{ name: '[base 1/3] RUN make', state: 'completed' }]),
      trace([
        { name: '[base 2/3] RUN --mount=type=cache,target=/x make\n  all', state: 'started' },
      ]),
      trace([], [['[base 2/3] RUN --mount=type=cache,target=/x make\n  all', 'no rule\n']]),
      trace([{ name: '[3/3] RUN make all again' }]),
      { error },
    );
    expect(progress.failure()).toEqual({
      error,
      step: '[base 2/3] RUN --mount=type=cache,target=/x make\n  all',
      lastLines: ['no rule'],
    });
  });

  test('tells what the step wrote also when only another build was told', () => {
    const shared = new Map();
    const step = '[base 2/3] RUN make';
    const told = new BuildProgress(() => undefined, shared);
    told.onMessage(trace([{ name: step, state: 'started' }], [[step, 'no rule\n']]));
    const waiting = new BuildProgress(() => undefined, shared);
    waiting.onMessage(trace([{ name: step }]));
    waiting.onMessage({ error: 'executor failed running [/bin/sh -c make]: exit code: 2' });
    expect(waiting.failure()).toMatchObject({ step, lastLines: ['no rule'] });
  });

  test('tells the command where no step was ever told of', () => {
    const error =
      'process "/bin/sh -c echo \\"x\\"; exit 3" did not complete successfully: exit code: 3';
    expect(follow({ error }).progress.failure().step).toBe('RUN echo "x"; exit 3');
  });

  test('that breaks off says so', () => {
    const { progress } = follow(trace([{ name: 'step', state: 'started' }]));
    expect(progress.failure()).toMatchObject({
      error: 'the connection was closed before it was complete',
    });
  });
});

describe('a build by an older builder', () => {
  test('is followed by its text', () => {
    const { told, progress } = follow(
      { stream: 'Step 1/2 : FROM node' },
      { stream: ' ---> abc\n' },
      { stream: 'Step 2/2 : RUN make' },
      { stream: 'make: no rule\n' },
      { errorDetail: { code: 2 }, error: 'The command returned a non-zero code: 2' },
    );
    expect(told).toEqual(['Step 1/2 : FROM node', 'Step 2/2 : RUN make']);
    expect(progress.failure()).toEqual({
      error: 'The command returned a non-zero code: 2',
      step: 'Step 2/2 : RUN make',
      lastLines: ['Step 2/2 : RUN make', 'make: no rule'],
    });
  });
});
