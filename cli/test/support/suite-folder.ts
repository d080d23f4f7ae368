import { afterAll } from 'vitest';
import { TemporaryFolder } from './temporary-folder.ts';

/** A folder that is gone after the tests of the file that asks for it. */
export function suiteFolder(): string {
  const folder = new TemporaryFolder();
  afterAll(() => folder[Symbol.dispose]());
  return folder.path;
}
