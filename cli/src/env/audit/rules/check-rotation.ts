import { rotationDays } from '@poker-bot/shared/env/rotation-days';
import { knownName } from '../../known-names.ts';
import { type Finding, finding } from '../findings/finding.ts';
import type { AuditSubject, KnownSecret } from '../subject.ts';

const day = 86_400_000;

/** Secrets of the store that are past the date at which they were to be replaced. */
export function checkRotation({ secrets, now }: AuditSubject): Finding[] {
  return secrets.flatMap((secret) => checkSecret(secret, now));
}

function checkSecret({ name, versions }: KnownSecret, now: number): Finding[] {
  const rotation = knownName(name)?.variable.rotation;
  const current = versions.findLast(({ state }) => state === 'current');
  if (!rotation || !current) return [];
  const age = Math.floor((now - Date.parse(current.createdAt)) / day);
  if (age < rotationDays[rotation]) return [];
  const first = versions.length === 1;
  return [
    finding(first ? 'secret-unrotated' : 'secret-overdue', {
      at: { file: null },
      variable: name,
      message: `\`${name}\` is ${age} days old, is to be replaced ${rotation}${first ? ', and never was' : ''}`,
      fix: `Replace it: \`pokerbot secrets rotate ${name}\`.`,
    }),
  ];
}
