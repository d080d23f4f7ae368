import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { audit } from '../../../src/env/audit/audit.ts';
import type { Finding } from '../../../src/env/audit/findings/finding.ts';
import { findingKindsByCode } from '../../../src/env/audit/findings/finding-codes.ts';
import { cleanWorkspaces } from '../../support/faults/clean-workspaces.ts';
import { Patient } from '../../support/faults/fault.ts';
import { fileFaults } from '../../support/faults/file-faults.ts';
import { referenceFaults } from '../../support/faults/reference-faults.ts';
import { secretFaults } from '../../support/faults/secret-faults.ts';
import { valueFaults } from '../../support/faults/value-faults.ts';
import { init } from '../../support/init-workspace.ts';

const faults = [...valueFaults, ...fileFaults, ...secretFaults, ...referenceFaults];

/** Shown by `scenario/env` and `container/env-audit`, where something runs. */
const shownByRunning = ['running-differs', 'secret-in-engine'];
const tally = { found: 0, clean: 0 };
let home: string;

beforeAll(async () => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'pokerbot-audit-')));
  await init(join(home, 'base'), '--yes', '--driver', 'process');
  rmSync(join(home, 'base/.pokerbot/context'), { recursive: true });
});

afterAll(() => {
  process.stdout.write(
    `audit corpus: ${tally.found} of ${faults.length} faulty workspaces told exactly, ` +
      `${tally.clean} of ${Object.keys(cleanWorkspaces).length} clean ones without a word, ` +
      `${Object.keys(findingKindsByCode).length} codes\n`,
  );
  rmSync(home, { recursive: true, force: true });
});

async function examine(change: (patient: Patient) => void): Promise<readonly Finding[]> {
  const folder = mkdtempSync(join(home, 'workspace-'));
  cpSync(join(home, 'base'), folder, { recursive: true });
  const patient = new Patient(folder);
  change(patient);
  const { environment, secrets, now, live } = patient;
  const { findings } = await audit({ workspace: folder, environment, secrets, now }, { live });
  rmSync(folder, { recursive: true, force: true });
  return findings;
}

describe('the audit finds', () => {
  test.each(faults)('$what: $codes', async ({ codes, apply }) => {
    const findings = await examine(apply);
    expect(findings.map(({ code }) => code).sort(), JSON.stringify(findings, null, 1)).toEqual(
      [...codes].sort(),
    );
    tally.found += 1;
  });
});

describe('the catalogue', () => {
  test('has nothing that is not shown at least twice', () => {
    const shown = faults.flatMap(({ codes }) => codes);
    const rare = Object.keys(findingKindsByCode).filter(
      (code) => !shownByRunning.includes(code) && shown.filter((each) => each === code).length < 2,
    );
    expect(rare).toEqual([]);
  });
});

describe('the audit has nothing to say of a workspace', () => {
  test.each(Object.entries(cleanWorkspaces))('%s', async (_what, change) => {
    expect(await examine(change)).toEqual([]);
    tally.clean += 1;
  });
});
