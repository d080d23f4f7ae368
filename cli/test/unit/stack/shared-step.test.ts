import { describe, expect, test } from 'vitest';
import { diagnose } from '../../../src/stack/failure/diagnose.ts';
import type { FailureTraces } from '../../../src/stack/failure/failure-card.ts';
import { foldedMessages } from '../../../src/stack/failure/shared-step.ts';
import { stackListener } from '../../../src/views/stack-listener.ts';
import { RecordingSink } from '../../support/recording-sink.ts';

const card = (unit: string, lastLines: readonly string[], more: Partial<FailureTraces> = {}) =>
  diagnose({
    unit,
    phase: 'build',
    command: ['[base 2/5] RUN make'],
    exitCode: 2,
    attempts: 1,
    lastLines,
    ports: [],
    engine: 'executor failed running [/bin/sh -c make]: exit code: 2',
    ...more,
  });
const explanation = 'A step of the Dockerfile ended with exit code 2: RUN make';

describe('builds that fail by one step', () => {
  test('are told in one sentence, in the order in which they failed', () => {
    const lines = ['no rule'];
    expect(foldedMessages([card('a', lines), card('b', []), card('c', lines)])).toEqual([
      `\`a\`, \`b\` and \`c\` failed: ${explanation}`,
    ]);
  });

  test('are told with what the step wrote, whichever of them was told that', () => {
    const texts = shown([card('a', ['no rule']), card('b', []), card('c', ['no rule'])]);
    expect(texts).toEqual([
      expect.stringMatching(/^a failed[\s\S]+no rule[\s\S]+next/),
      'b failed\n  cause   It needs the same step of the build as a, see there (build-step-failed)',
      'c failed\n  cause   It needs the same step of the build as a, see there (build-step-failed)',
    ]);
    expect(shown([card('b', []), card('a', ['no rule'])])[1]).toContain('no rule');
  });

  test('are not mistaken for others that look alike', () => {
    const started = { phase: 'start' } as const;
    const others = [
      card('a', ['x']),
      card('b', ['y']),
      card('c', [], started),
      card('d', [], started),
    ];
    expect(foldedMessages(others).map((text) => text.slice(0, 10))).toEqual([
      '`a` failed',
      '`b` failed',
      '`c` failed',
      '`d` failed',
    ]);
  });
});

/** What people read of these failures. */
function shown(cards: readonly ReturnType<typeof card>[]): string[] {
  const texts: string[] = [];
  const reporter = {
    event: (_event: unknown, steps: readonly { type: string; text?: string }[]) => {
      texts.push(
        ...steps.flatMap(({ type, text }) => (type === 'note' && text ? [text.trim()] : [])),
      );
    },
  };
  const listen = stackListener(() => reporter as never, {
    errors: new RecordingSink(),
    environment: {},
  });
  for (const each of cards) {
    const operation = {
      id: `build ${each.unit}`,
      kind: 'build',
      target: each.unit,
      cause: { summary: '', changes: [] },
      after: [],
    } as const;
    listen({ type: 'operation.failed', operation, message: each.explanation, card: each });
  }
  return texts;
}
