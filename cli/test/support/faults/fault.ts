import { execFileSync } from 'node:child_process';
import { appendFileSync, chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FindingCode } from '../../../src/env/audit/findings/finding-codes.ts';
import type { KnownSecret } from '../../../src/env/audit/subject.ts';

/** The moment at which workspaces are looked at, in milliseconds since the epoch. */
export const today = Date.parse('2026-06-15T00:00:00Z');

/** A workspace that is about to get one fault. */
export class Patient {
  readonly folder: string;
  environment: Record<string, string> = {};
  secrets: KnownSecret[] = [];
  now = today;
  /** Whether addresses are asked. */
  live = false;

  constructor(folder: string) {
    this.folder = folder;
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  read(name: string): string {
    return readFileSync(this.path(name), 'utf8');
  }

  /** Whole file; settings keep the mode that `init` gives them. */
  write(name: string, content: string | Uint8Array, mode?: number): void {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), content);
    chmodSync(this.path(name), mode ?? (name.startsWith('.env') ? 0o600 : 0o644));
  }

  append(name: string, text: string): void {
    appendFileSync(this.path(name), text);
    if (name.startsWith('.env')) chmodSync(this.path(name), 0o600);
  }

  /** Puts everything that is not ignored under version control. */
  commit(message = 'As it is'): void {
    const who = ['-c', 'user.name=Test', '-c', 'user.email=test@example.invalid'];
    for (const args of [
      ['init', '-q'],
      ['add', '-A'],
      [...who, 'commit', '-qm', message],
    ]) {
      execFileSync('git', args, { cwd: this.folder, stdio: 'pipe' });
    }
  }

  edit(name: string, change: (text: string) => string): void {
    const before = this.read(name);
    const after = change(before);
    if (before === after) throw new Error(`The edit of ${name} changed nothing`);
    this.write(name, after);
  }
}

/** One fault and the findings that it is worth: no more, no fewer. */
export interface Fault {
  readonly what: string;
  readonly codes: readonly FindingCode[];
  apply(patient: Patient): void;
}

export function fault(
  what: string,
  codes: FindingCode | readonly FindingCode[],
  apply: (patient: Patient) => void,
): Fault {
  return { what, codes: typeof codes === 'string' ? [codes] : codes, apply };
}
