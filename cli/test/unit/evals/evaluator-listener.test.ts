import { expect, test } from 'vitest';
import { EvaluatorListener } from '../../../src/evals/evaluator-listener.ts';

test('Ctrl-C before the evaluator could say anything is an interruption', () => {
  const listener = new EvaluatorListener(() => undefined);
  expect(() => listener.conclude(130)).toThrow(
    expect.objectContaining({ code: 'INTERRUPTED', message: 'Stopped before the first hand' }),
  );
});

test('an end without an answer is told by the last lines of standard error', () => {
  const heard: unknown[] = [];
  const listener = new EvaluatorListener((line) => heard.push(line));
  listener.hear('not an event');
  listener.hear('{"type":"listed","runs":[]}');
  expect(() => listener.conclude(0)).not.toThrow();
  expect(heard).toEqual([{ type: 'listed', runs: [] }]);

  const silent = new EvaluatorListener(() => undefined);
  for (let line = 1; line <= 12; line += 1) silent.hearError(`line ${line}`);
  expect(() => silent.conclude(7)).toThrow(
    expect.objectContaining({
      code: 'UNIT_FAILED',
      message: `The evaluator ended with exit code 7\n${[3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((line) => `line ${line}`).join('\n')}`,
    }),
  );
});

test('a league that ends in the middle of its second match has not answered', () => {
  const listener = new EvaluatorListener(() => undefined);
  for (const type of ['started', 'finished', 'started', 'progress']) {
    listener.hear(JSON.stringify({ type }));
  }
  expect(() => listener.conclude(1)).toThrow(expect.objectContaining({ code: 'UNIT_FAILED' }));
});

test.each(['compared', 'league', 'lbr', 'collected'])('`%s` is an answer', (type) => {
  const listener = new EvaluatorListener(() => undefined);
  listener.hear(JSON.stringify({ type }));
  expect(() => listener.conclude(0)).not.toThrow();
});
