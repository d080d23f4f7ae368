import { readdirSync, readFileSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { readDotenvEntries } from '../../parse-dotenv.ts';
import { statIfAny } from '../stat-if-any.ts';
import { wideEncoding } from '../wide-encoding.ts';
import type { SettingsContent, SettingsFile } from './settings-file.ts';

const mebibyte = 1024 * 1024;
const mostBytes = 4 * mebibyte;

/** Shown to everybody, so no file of settings. */
const example = /^\.env\.(example|sample|template|dist)$/;

/** Every environment file of a workspace, by name; the example is none. Never throws for what is in them. */
export function readSettings(workspace: string): SettingsFile[] {
  return readdirSync(workspace)
    .filter((name) => /^\.env(\.[^.~]+)?$/.test(name) && !example.test(name))
    .sort()
    .map((path) => readSettingsFile(workspace, path));
}

/** The examples of a workspace, whether git ignores them or not: nobody looks for a secret there. */
export function exampleFiles(workspace: string): string[] {
  return readdirSync(workspace).filter((name) => example.test(name));
}

function readSettingsFile(workspace: string, path: string): SettingsFile {
  const file = join(workspace, path);
  const found = statIfAny(file);
  const mode = found?.mode ?? 0;
  const unit = path === '.env' ? undefined : path.slice('.env.'.length);
  return { path, unit, mode: mode & 0o777, content: readContent(file, found) };
}

function readContent(file: string, found: Stats | undefined): SettingsContent {
  // Reading a pipe would wait for whoever writes it.
  if (found && !found.isFile() && !found.isDirectory()) {
    return { problem: 'unreadable', reason: 'it is no ordinary file' };
  }
  if (found && found.size > mostBytes) {
    return { problem: 'unreadable', reason: `it is larger than ${mostBytes / mebibyte} MiB` };
  }
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return { problem: 'unreadable', reason: reasons[code ?? ''] ?? message };
  }
  const remains = new TextDecoder(wideEncoding(bytes) ?? 'latin1').decode(bytes);
  if (bytes.includes(0)) return { problem: 'binary', reason: 'it holds zero bytes', remains };
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { text, entries: [...readDotenvEntries(text)] };
  } catch {
    return { problem: 'binary', reason: 'it is not valid UTF-8', remains };
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EISDIR: 'it is a folder',
  ENOENT: 'it is a link that leads nowhere',
  ELOOP: 'it is a link that leads to itself',
};
