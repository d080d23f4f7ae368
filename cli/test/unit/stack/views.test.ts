import { describe, expect, test } from 'vitest';
import { createPalette } from '../../../src/output/palette.ts';
import { diagnose } from '../../../src/stack/failure/diagnose.ts';
import type { UnitResult } from '../../../src/stack/use-cases/results.ts';
import { failureCardText } from '../../../src/views/stack-failure.ts';
import { downText, listText } from '../../../src/views/stack-list.ts';
import { createLogView } from '../../../src/views/stack-log-line.ts';
import { stackProgress } from '../../../src/views/stack-operations.ts';
import { planText } from '../../../src/views/stack-plan.ts';
import { statusText } from '../../../src/views/stack-status.ts';
import { upText } from '../../../src/views/stack-up.ts';

const palette = createPalette({ isTTY: false, environment: {} });
const unit = (name: string, more: Partial<UnitResult> = {}): UnitResult => ({
  name,
  kind: 'daemon',
  state: 'healthy',
  address: '127.0.0.1:50051',
  ports: [],
  pid: 4_242,
  uptimeMs: 65_000,
  restarts: 0,
  memoryBytes: 83_886_080,
  detail: null,
  failure: null,
  ...more,
});
const stopped = {
  state: 'stopped',
  address: null,
  pid: null,
  uptimeMs: null,
  memoryBytes: null,
} as const;
const card = diagnose({
  unit: 'solver',
  phase: 'start',
  command: ['node'],
  exitCode: 1,
  attempts: 3,
  lastLines: ["Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'lmdb' imported from x.js"],
  ports: [50051],
});
const cause = {
  summary: 'its configuration changed',
  changes: [{ field: 'LOG_LEVEL', to: 'debug' }],
};

describe('status', () => {
  test('is a table', () => {
    const units = [unit('solver'), unit('vision', { ...stopped })];
    const text = statusText(
      { workspace: '/w', driver: 'process', running: true, secretsDue: [], units },
      palette,
    );
    expect(text).toMatchInlineSnapshot(`
      "UNIT    STATE    ADDRESS             UPTIME  RESTARTS   PID  MEMORY
      solver  healthy  127.0.0.1:50051  1 min 5 s         0  4242   80 MB
      vision  stopped  -                        -         0     -       -"
    `);
  });

  test('shows the card of what failed, and how to start', () => {
    const units = [unit('solver', { ...stopped, state: 'failed', failure: card })];
    const text = statusText(
      { workspace: '/w', driver: 'process', running: false, secretsDue: [], units },
      palette,
    );
    expect(text).toMatchInlineSnapshot(`
      "UNIT    STATE   ADDRESS  UPTIME  RESTARTS  PID  MEMORY
      solver  failed  -             -         0    -       -

      solver failed
        phase   start
        ended   with exit code 1, 3 times in a row
        cause   The module \`lmdb\` is not installed or not built (module-missing)
        last lines
          Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'lmdb' imported from x.js
        next    pokerbot doctor

      hint: start it with \`pokerbot up\`"
    `);
  });
});

describe('a failure card', () => {
  test('says what health checks said when the unit still runs', () => {
    const health = diagnose({
      ...card,
      phase: 'health',
      exitCode: undefined,
      lastLines: [],
      health: 'no answer within 2000 ms',
    });
    expect(failureCardText(health, palette)).toMatchInlineSnapshot(`
      "solver failed
        phase   health
        health  no answer within 2000 ms
        cause   The unit runs, accepts connections and does not answer: it hangs (hangs)
        next    pokerbot restart solver"
    `);
  });
});

describe('up', () => {
  const result = {
    workspace: '/w',
    name: 'lab',
    driver: 'process',
    units: [unit('solver')],
    milliseconds: 1_234,
  };

  test('is one line when nothing was to be done', () => {
    expect(upText({ ...result, operations: [] }, palette)).toBe(
      '✔ `lab` is up to date: 1 unit healthy',
    );
  });

  test('says what changed and what runs', () => {
    const operations = [{ kind: 'start' as const, target: 'solver', cause }];
    expect(upText({ ...result, operations }, palette)).toMatchInlineSnapshot(`
      "solver: its configuration changed: LOG_LEVEL (unset) → debug
      UNIT    STATE    ADDRESS             UPTIME  RESTARTS   PID  MEMORY
      solver  healthy  127.0.0.1:50051  1 min 5 s         0  4242   80 MB

      ✔ \`lab\` is up 1.2 s"
    `);
  });

  test('tells each operation as a task, with its cause where that is news', () => {
    const operation = {
      id: 'stop solver',
      kind: 'stop' as const,
      target: 'solver',
      cause,
      after: [],
    };
    expect(stackProgress({ type: 'operation.started', operation })).toEqual([
      {
        type: 'task.started',
        id: 'stop solver',
        title: 'stopping solver: its configuration changed: LOG_LEVEL (unset) → debug',
      },
    ]);
    expect(stackProgress({ type: 'operation.done', operation, milliseconds: 7 })).toEqual([
      { type: 'task.done', id: 'stop solver', text: 'solver stopped', milliseconds: 7 },
    ]);
  });
});

describe('the other views', () => {
  test('plan, ls and down are readable without colour', () => {
    const plan = {
      workspace: '/w',
      name: 'lab',
      driver: 'process',
      pending: false,
      operations: [],
    };
    expect(planText(plan)).toBe('`lab` is as declared: nothing to do');
    expect(listText({ stacks: [] }, palette)).toBe('No stack runs on this machine');
    const stack = { workspace: '/w', driver: 'process', units: 4, healthy: 3, uptimeMs: 1_500 };
    expect(listText({ stacks: [stack] }, palette)).toBe(
      'WORKSPACE  DRIVER   HEALTHY  UPTIME\n/w         process      3/4   1.5 s',
    );
    expect(downText({ stacks: [{ workspace: '/w', stopped: [], deleted: [] }] }, palette)).toBe(
      'Nothing ran in /w',
    );
  });

  test('log lines stand behind the name of their unit', () => {
    const view = createLogView(palette, true);
    expect(view({ unit: 'solver', time: 0, text: 'hello' })).toBe(
      'solver | 1970-01-01T00:00:00.000Z hello',
    );
  });
});
