import { expect, test } from 'vitest';
import { finding } from '../../../src/env/audit/findings/finding.ts';
import { findingKindsByCode } from '../../../src/env/audit/findings/finding-codes.ts';
import { sarif } from '../../../src/env/audit/report/sarif.ts';
import { sarifProblems } from '../../support/sarif-schema.ts';

const invalid = finding('value-invalid', {
  at: { file: 'config/my bot/.env', line: 3, column: 7 },
  variable: 'SOLVER_PORT',
  message: '`SOLVER_PORT` is `x`',
});

test('a report without findings still tells every rule', () => {
  const document = sarif([], { version: '1.2.3' });
  expect(sarifProblems(document)).toEqual([]);
  expect(document).toMatchObject({
    runs: [{ tool: { driver: { version: '1.2.3' } }, results: [] }],
  });
  const { runs } = document as { runs: { tool: { driver: { rules: { id: string }[] } } }[] };
  expect(runs[0]?.tool.driver.rules.map(({ id }) => id)).toEqual(Object.keys(findingKindsByCode));
});

test('findings have their place, or none', () => {
  const placeless = finding('secret-overdue', { at: { file: null }, message: 'old' });
  const outside = finding('mode-secret', { at: { file: '/etc/pokerbot/key' }, message: 'open' });
  const document = sarif([invalid, placeless, outside], { version: '1' });
  expect(sarifProblems(document)).toEqual([]);
  expect(document).toMatchObject({
    runs: [
      {
        results: [
          {
            ruleId: 'value-invalid',
            level: 'error',
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: 'config/my%20bot/.env', uriBaseId: 'WORKSPACE' },
                  region: { startLine: 3, startColumn: 7 },
                },
              },
            ],
            properties: { variable: 'SOLVER_PORT' },
          },
          { ruleId: 'secret-overdue', level: 'warning' },
          {
            locations: [
              { physicalLocation: { artifactLocation: { uri: 'file:///etc/pokerbot/key' } } },
            ],
          },
        ],
      },
    ],
  });
});

test('the schema of these tests refuses what is no SARIF', () => {
  expect(sarifProblems({ version: '2.0.0', runs: [{}] })).toEqual([
    '/version must be equal to constant',
    "/runs/0 must have required property 'tool'",
  ]);
});
