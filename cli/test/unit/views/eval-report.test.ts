import { expect, test } from 'vitest';
import { createPalette } from '../../../src/output/palette.ts';
import { figureText, reportText } from '../../../src/views/eval-report.ts';

const plain = createPalette({ isTTY: false, environment: {} });
const written = { runId: 'one', suite: 'smoke', file: 'report.html', bytes: 3000 } as const;

test('a report is told in one line, with what is missing in it below', () => {
  const whole = { ...written, finished: true, unreadableLines: 0, opened: null };
  const hurt = { ...written, finished: false, unreadableLines: 2, opened: false };

  expect(reportText(whole, plain)).toBe('✔ report.html  3 kB');
  expect(reportText(hurt, plain).split('\n')).toEqual([
    '✔ report.html  3 kB',
    '  The run is not finished: the report is of what is on file',
    '  2 damaged lines left out',
    '  No program on this machine opens it: open the file in a browser',
  ]);
  const figure = { ...written, figure: 'range', format: 'png' } as const;
  expect(figureText(figure, plain)).toBe('✔ report.html  3 kB');
});
