import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sourceFingerprints } from '../../../src/images/source-fingerprints.ts';
import { TemporaryFolder } from '../../support/temporary-folder.ts';

const aMinuteAgo = new Date(Date.now() - 60_000);

function write(folder: string, files: Readonly<Record<string, string>>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text, { mode: 0o644 });
    utimesSync(join(folder, path), aMinuteAgo, aMinuteAgo);
  }
  return folder;
}

/** What files are called that lie in a folder of their own. */
function namesOf(files: Readonly<Record<string, string>>, change?: (folder: string) => void) {
  using temporary = new TemporaryFolder();
  const folder = write(join(temporary.path, 'my'), files);
  change?.(folder);
  return sourceFingerprints(folder, join(temporary.path, '.pokerbot'));
}

describe('the fingerprints of a source folder', () => {
  test('differ for contents of one size and time', () => {
    expect(namesOf({ 'main.py': 'one' })).not.toEqual(namesOf({ 'main.py': 'two' }));
  });

  test('are the same for the same contents at other times', () => {
    const later = (folder: string) => utimesSync(join(folder, 'main.py'), new Date(), new Date());
    expect(namesOf({ 'main.py': 'one' }, later)).toEqual(namesOf({ 'main.py': 'one' }));
  });

  test('differ when a file may be executed, or a link leads elsewhere', () => {
    const files = { 'main.py': 'one' };
    const plain = namesOf(files);
    expect(namesOf(files, (folder) => chmodSync(join(folder, 'main.py'), 0o755))).not.toEqual(
      plain,
    );
    const link = (target: string) => (folder: string) => symlinkSync(target, join(folder, 'link'));
    expect(namesOf(files, link('one'))).not.toEqual(namesOf(files, link('two')));
  });

  test('leave out what a build is not sent', () => {
    const files = { '.dockerignore': 'notes\n!notes/kept.md\n', 'main.py': 'one' };
    const more = { 'notes/draft.md': 'x', 'target/debug/main': 'x', 'a/__pycache__/b.pyc': 'x' };
    const kept = { ...files, 'notes/kept.md': 'y' };
    expect(namesOf({ ...files, ...more })).toEqual([...namesOf(files), 'folder a'].sort(byName));
    expect(namesOf({ ...kept, ...more })).toContainEqual(expect.stringContaining('notes/kept.md'));
  });
});

describe('what is noted down of a source folder', () => {
  test('is believed while nothing of a file changes', async () => {
    using temporary = new TemporaryFolder();
    const notes = join(temporary.path, '.pokerbot');
    const folder = write(join(temporary.path, 'my'), { 'main.py': 'one' });
    mkdirSync(notes);
    // Younger than a tick of the clock, nothing is noted.
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const [first] = sourceFingerprints(folder, notes);
    const path = join(notes, 'sources.json');
    const hash = String(first?.split(' ').at(-1));
    writeFileSync(path, readFileSync(path, 'utf8').replace(hash, 'noted'));
    expect(sourceFingerprints(folder, notes)).toEqual(['file main.py plain noted']);
    write(folder, { 'main.py': 'two' });
    expect(sourceFingerprints(folder, notes)).toEqual([
      expect.stringMatching(/^file main.py plain [0-9a-f]{64}$/),
    ]);
  });

  test('is nothing where there is no place for it, or what lies there makes no sense', () => {
    using temporary = new TemporaryFolder();
    const notes = join(temporary.path, '.pokerbot');
    const folder = write(join(temporary.path, 'my'), { 'main.py': 'one' });
    const found = sourceFingerprints(folder, notes);
    expect(existsSync(notes)).toBe(false);
    write(notes, { 'sources.json': '{"version":1,"folders":[' });
    expect(sourceFingerprints(folder, notes)).toEqual(found);
  });
});

function byName(one: string, other: string): number {
  const [left = '', right = ''] = [one.split(' ')[1], other.split(' ')[1]];
  return left < right ? -1 : 1;
}
