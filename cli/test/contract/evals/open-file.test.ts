import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { openFile } from '../../../src/evals/open-file.ts';
import { TemporaryFolder } from '../../support/temporary-folder.ts';

test('the program that shows files is given the path, and is not waited for', async () => {
  using folder = new TemporaryFolder();
  const shown = join(folder.path, 'shown');
  const script = `#!/bin/sh\nprintf %s "$1" > '${shown}.part'\n/bin/mv '${shown}.part' '${shown}'\n/bin/sleep 1\n`;
  writeFileSync(join(folder.path, 'xdg-open'), script, { mode: 0o755 });
  const opened = await openFile('/results/a report; "one".html', { PATH: folder.path });

  expect(opened).toBe(true);
  await vi.waitFor(() => expect(existsSync(shown)).toBe(true), 10_000);
  expect(readFileSync(shown, 'utf8')).toBe('/results/a report; "one".html');
});

test('a machine without such a program says so', async () => {
  using folder = new TemporaryFolder();

  expect(await openFile('/report.html', { PATH: folder.path })).toBe(false);
});
