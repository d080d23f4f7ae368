import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readDotenvEntries } from '../../parse-dotenv.ts';
import type { SettingsContent, SettingsFile } from './settings-file.ts';

/** Shown to everybody, so no file of settings. */
const example = '.env.example';

/** Every environment file of a workspace, by name; the example is none. Never throws for what is in them. */
export function readSettings(workspace: string): SettingsFile[] {
  return readdirSync(workspace)
    .filter((name) => /^\.env(\.[^.~]+)?$/.test(name) && name !== example)
    .sort()
    .map((path) => readSettingsFile(workspace, path));
}

function readSettingsFile(workspace: string, path: string): SettingsFile {
  const file = join(workspace, path);
  const mode = statSync(file, { throwIfNoEntry: false })?.mode ?? 0;
  const unit = path === '.env' ? undefined : path.slice('.env.'.length);
  return { path, unit, mode: mode & 0o777, content: readContent(file) };
}

function readContent(file: string): SettingsContent {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return { problem: 'unreadable', reason: reasons[code ?? ''] ?? message };
  }
  if (bytes.includes(0)) return { problem: 'binary', reason: 'it holds zero bytes' };
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { text, entries: [...readDotenvEntries(text)] };
  } catch {
    return { problem: 'binary', reason: 'it is not valid UTF-8' };
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EISDIR: 'it is a folder',
  ENOENT: 'it is a link that leads nowhere',
};
