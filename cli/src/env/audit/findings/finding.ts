import type { FindingKind, Severity } from './finding-code.ts';
import { type FindingCode, findingCodes } from './finding-codes.ts';

/** Where something was found. Lines and columns count from 1. */
export interface Place {
  /** From the workspace's root, with `/`; null for what lies in no file. */
  readonly file: string | null;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

/** One thing that is wrong. Never holds the value of a secret. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly variable: string | null;
  /** What was found. */
  readonly message: string;
  /** Why it matters. */
  readonly why: string;
  /** What to do about it. */
  readonly fix: string;
}

export interface FindingDetails {
  readonly at: Place;
  readonly message: string;
  readonly variable?: string | undefined;
  /** Whether the stack works all the same. */
  readonly light?: boolean | undefined;
  /** More exact than what the catalogue says for every case. */
  readonly fix?: string | undefined;
}

/** A finding of the catalogue, with the facts of this case. */
export function finding(code: FindingCode, details: FindingDetails): Finding {
  const { severity, lighter, why, fix }: FindingKind = findingCodes[code];
  const { at, message, variable, light } = details;
  return {
    code,
    severity: light && lighter ? lighter : severity,
    file: at.file,
    line: at.line ?? null,
    column: at.column ?? null,
    variable: variable ?? null,
    message,
    why,
    fix: details.fix ?? fix,
  };
}

/** Sorted by place, so that the same workspace gives the same report; each told once. */
export function orderFindings(findings: readonly Finding[]): Finding[] {
  const unique = new Map(
    findings.map((each) => [
      [each.code, each.file, each.line, each.column, each.variable, each.message].join('\0'),
      each,
    ]),
  );
  return [...unique.values()].sort(
    (one, other) =>
      compare(one.file ?? '', other.file ?? '') ||
      (one.line ?? 0) - (other.line ?? 0) ||
      (one.column ?? 0) - (other.column ?? 0) ||
      compare(one.code, other.code) ||
      compare(one.message, other.message),
  );
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
