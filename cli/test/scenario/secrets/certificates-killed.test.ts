import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import {
  CertificateWorkspace,
  errorOf,
  fingerprintOf,
} from '../../support/certificate-workspace.ts';
import { repositoryRoot } from '../../support/repository-root.ts';
import type { Issued } from '../../support/wire-authority.ts';

const units = ['solver', 'agents'];
const each = (frame: number) => [
  `installed ${frame}`,
  ...units.map((unit) => `replaced ${frame} ${unit}`),
];
/** Lines of the journal of a rotation to a certificate of a new authority, without a grace. */
const lines = ['begun', ...each(1), ...each(2), ...each(3), 'finished'];

/** Ends the command behind a line of the journal, and gives how it did. */
async function endedAfter(
  workspace: CertificateWorkspace,
  { count, next, by = 'SIGKILL' }: { count: number; next: Issued; by?: NodeJS.Signals },
) {
  const { site, other } = workspace;
  const files = ['--certificate', next.certificate, '--key', next.key, '--ca', other.file];
  const child = site.start([
    'secrets',
    'rotate',
    '--certificates',
    ...files,
    '--grace',
    '0',
    '--json',
  ]);
  child.stdin?.end();
  const ended = new Promise((resolve) =>
    child.once('close', (code, signal) => resolve(signal ?? code)),
  );
  while (workspace.steps.length < count && child.exitCode === null) await delay(1);
  child.kill(by);
  return await ended;
}

/** What each unit shows to a peer that has read the files as they lie there. */
const shown = (workspace: CertificateWorkspace) => {
  const peer = { certificate: workspace.path('unit.pem'), key: workspace.path('unit.key') };
  return Promise.all(units.map((unit) => workspace.shown(unit, peer)));
};

describe('kill -9 of a rotation of the certificate', () => {
  test.each(lines.map((line, index) => [line, index + 1] as const))(
    'right after `%s` is written leaves units that understand each other, and the next command ends it',
    async (_line, count) => {
      await using workspace = new CertificateWorkspace();
      await workspace.site.json('up');
      const next = workspace.other.issue();
      const endedBy = await endedAfter(workspace, { count, next });
      // Behind the last line there is nothing left to kill.
      if (count < lines.length) expect(endedBy).toBe('SIGKILL');
      const old = fingerprintOf(workspace.first);
      // The command may have been killed while a unit was starting.
      await workspace.site.json('up');
      for (const fingerprint of await shown(workspace)) {
        expect([old, fingerprintOf(next)]).toContain(fingerprint);
      }
      await workspace.site.json('secrets', 'rotate', '--resume');
      expect(await shown(workspace)).toEqual(units.map(() => fingerprintOf(next)));
      expect(workspace.trusted).toEqual([fingerprintOf({ certificate: workspace.other.file })]);
      expect(workspace.states).toEqual(['1 retired', '2 current']);
      expect(workspace.steps.at(-1)).toBe('finished');
    },
  );

  test.each(['installed 1', 'installed 2', 'replaced 2 solver', 'installed 3'])(
    'right after `%s` is written, it can be taken back',
    async (line) => {
      await using workspace = new CertificateWorkspace();
      await workspace.site.json('up');
      const before = ['unit.pem', 'unit.key', 'ca.pem'].map((name) => workspace.read(name));
      const next = workspace.other.issue();
      await endedAfter(workspace, { count: lines.indexOf(line) + 1, next });
      const result = await workspace.site.json('secrets', 'rotate', '--abandon');
      expect(result).toMatchObject({ abandoned: ['GRPC_TLS_CERT_PATH'] });
      expect(['unit.pem', 'unit.key', 'ca.pem'].map((name) => workspace.read(name))).toEqual(
        before,
      );
      expect(await shown(workspace)).toEqual(units.map(() => fingerprintOf(workspace.first)));
      expect(workspace.steps.at(-1)).toBe('reverted');
    },
  );
});

test('Ctrl-C in its middle leaves it to be gone on with, and no key beside the files', async () => {
  await using workspace = new CertificateWorkspace();
  await workspace.site.json('up');
  const next = workspace.other.issue();
  expect(await endedAfter(workspace, { count: 3, next, by: 'SIGINT' })).toBe(130);
  // As if the power had failed in the middle of a write.
  writeFileSync(workspace.path('unit.key.draft'), 'a key');
  await workspace.site.json('secrets', 'rotate', '--abandon');
  expect(existsSync(workspace.path('unit.key.draft'))).toBe(false);
  expect(await shown(workspace)).toEqual(units.map(() => fingerprintOf(workspace.first)));
});

/** The agents, which start with no other certificate than the first once they have seen one, until they are mended. */
const stubborn = `import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
const { subject } = new X509Certificate(readFileSync(process.env.GRPC_TLS_CERT_PATH));
if (subject !== 'CN=unit-1') writeFileSync('broken', '');
if (existsSync('broken') && !existsSync('mended')) process.exit(1);
await import(${JSON.stringify(join(repositoryRoot, 'packages/agents/dist/main.js'))});
`;

test('a unit that starts with neither leaves the old files in place, and a rotation that can be ended', async () => {
  await using workspace = new CertificateWorkspace({
    units: { agents: { command: ['node', 'stubborn.mjs'] } },
  });
  const { site, first } = workspace;
  writeFileSync(join(site.folder, 'stubborn.mjs'), stubborn);
  await site.json('up');
  const before = workspace.read('unit.pem');
  const run = await workspace.rotate(workspace.authority.issue(), '--timeout', '5');
  expect(run.exitCode).toBe(1);
  expect(errorOf(run).next.join()).toContain('`pokerbot secrets rotate --resume` goes on');
  expect(workspace.steps.slice(-2)).toEqual(['reverting', 'returning 0']);
  expect(workspace.read('unit.pem')).toBe(before);
  expect(await workspace.shown('solver')).toBe(fingerprintOf(first));
  expect((await site.run(['secrets', 'status'])).stderr).toContain('was cut off');
  writeFileSync(join(site.folder, 'mended'), '');
  const resumed = await site.run(['secrets', 'rotate', '--resume', '--json']);
  expect(errorOf(resumed).code).toBe('ROTATION_REVERTED');
  expect(await shown(workspace)).toEqual(units.map(() => fingerprintOf(first)));
  expect(workspace.steps.at(-1)).toBe('reverted');
});
