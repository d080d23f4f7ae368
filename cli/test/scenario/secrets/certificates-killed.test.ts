import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { CertificateWorkspace, fingerprintOf } from '../../support/certificate-workspace.ts';
import type { Issued } from '../../support/wire-authority.ts';

const units = ['solver', 'agents'];
const each = (frame: number) => [
  `installed ${frame}`,
  ...units.map((unit) => `replaced ${frame} ${unit}`),
];
/** Lines of the journal of a rotation to a certificate of a new authority, without a grace. */
const lines = ['begun', ...each(1), ...each(2), ...each(3), 'finished'];

/** Kills the command behind a line of the journal. */
async function killedAfter(workspace: CertificateWorkspace, count: number, next: Issued) {
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
  const ended = new Promise((resolve) => child.once('close', (_code, signal) => resolve(signal)));
  while (workspace.steps.length < count && child.exitCode === null) await delay(1);
  child.kill('SIGKILL');
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
      const endedBy = await killedAfter(workspace, count, next);
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
      await killedAfter(workspace, lines.indexOf(line) + 1, workspace.other.issue());
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
