import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { describe, expect, test } from 'vitest';
import type { Context } from '../../../src/context.ts';
import type { ProgressEvent } from '../../../src/events.ts';
import { createOutput } from '../../../src/output/create-output.ts';
import { outputChoice } from '../../../src/output/output-choice.ts';
import { RecordingSink } from '../../support/recording-sink.ts';

const story: readonly ProgressEvent[] = [
  {
    type: 'tasks.planned',
    tasks: [
      { id: 'a', title: 'Start solver' },
      { id: 'b', title: 'Start vision' },
    ],
  },
  { type: 'task.started', id: 'a', title: 'Start solver' },
  { type: 'task.progress', id: 'a', text: 'waiting for health' },
  { type: 'task.done', id: 'a', text: 'solver is healthy', milliseconds: 1234 },
  { type: 'task.failed', id: 'b', message: 'ended with code 1' },
  { type: 'task.skipped', id: 'c', because: 'needs `b`' },
];

async function tell(...argv: string[]) {
  const output = new RecordingSink();
  const errors = new RecordingSink();
  const context = { output, errors, environment: {} } as unknown as Context;
  const face = createOutput(context, outputChoice(argv));
  face.event({ type: 'stack.told' }, story);
  face.ready({ type: 'port.told' }, [{ type: 'note', level: 'info', text: 'port 4000' }]);
  face.note('driver `auto` chose `process`');
  face.warn('the clock is slow');
  face.line('solver | hello', { type: 'line' });
  await face.result({ document: { units: 2 }, text: () => '2 units' });
  return { stdout: output.text, stderr: errors.text };
}

async function fail(...argv: string[]) {
  const output = new RecordingSink();
  const errors = new RecordingSink();
  const context = { output, errors, environment: {} } as unknown as Context;
  await createOutput(context, outputChoice(argv)).error(
    new PokerbotError('STACK_DOWN', {
      message: 'nothing runs here',
      next: ['run `pokerbot up`', 'or look at `pokerbot ls`'],
      details: { workspace: 'demo' },
    }),
  );
  return { stdout: output.text, stderr: errors.text };
}

const failure = {
  error: {
    code: 'STACK_DOWN',
    message: 'nothing runs here',
    next: ['run `pokerbot up`', 'or look at `pokerbot ls`'],
    details: { workspace: 'demo' },
  },
};

describe('text', () => {
  test('tells progress on stderr and has data on stdout', async () => {
    expect(await tell()).toEqual({
      stdout: 'solver | hello\n2 units\n',
      stderr: [
        '… Start solver',
        '  Start solver: waiting for health',
        '✔ solver is healthy 1.2 s',
        '✖ Start vision: ended with code 1',
        '- c: skipped, needs `b`',
        'port 4000',
        'driver `auto` chose `process`',
        'warning: the clock is slow',
        '',
      ].join('\n'),
    });
  });

  test('shows an error with its hints', async () => {
    expect(await fail()).toEqual({
      stdout: '',
      stderr:
        'error STACK_DOWN: nothing runs here\n\nhint: run `pokerbot up`\nhint: or look at `pokerbot ls`\n',
    });
  });

  test('shows the stack of an error only when asked', async () => {
    const { stderr } = await fail('--verbose');
    expect(stderr).toContain('PokerbotError: nothing runs here\n    at ');
  });
});

describe('--json', () => {
  test('prints one document, and what has to be known before it on stderr', async () => {
    expect(await tell('--json')).toEqual({
      stdout: '{\n  "units": 2\n}\n',
      stderr: '{"type":"port.told"}\n',
    });
  });

  test('prints an error as the document', async () => {
    const { stdout, stderr } = await fail('--json');
    expect({ document: JSON.parse(stdout), stderr }).toEqual({ document: failure, stderr: '' });
  });
});

describe('--ndjson', () => {
  test('prints events line by line and the result last', async () => {
    const { stdout, stderr } = await tell('--ndjson');
    expect({
      lines: stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
      stderr,
    }).toEqual({
      lines: [
        { type: 'stack.told' },
        { type: 'port.told' },
        { type: 'note', level: 'info', text: 'driver `auto` chose `process`' },
        { type: 'note', level: 'warning', text: 'the clock is slow' },
        { type: 'line' },
        { type: 'result', result: { units: 2 } },
      ],
      stderr: '',
    });
  });

  test('prints an error as the last line', async () => {
    const { stdout } = await fail('--ndjson');
    expect(JSON.parse(stdout)).toEqual({ type: 'error', ...failure });
  });
});

describe('--quiet', () => {
  test('prints nothing when all is well', async () => {
    expect(await tell('--quiet')).toEqual({ stdout: '', stderr: '' });
  });

  test('prints errors', async () => {
    expect((await fail('-q')).stderr).toContain('error STACK_DOWN: nothing runs here');
  });
});

test('flags behind `--` do not change how a command speaks', () => {
  expect(outputChoice(['run', '--', '--json', '-q'])).toEqual({
    format: 'text',
    quiet: false,
    verbose: false,
  });
});
