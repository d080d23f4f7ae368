import { type Finding, finding } from '../findings/finding.ts';
import type { AuditSubject } from '../subject.ts';

/** Records of the secret store that cannot be read. */
export function checkRecords({ unreadRecords }: AuditSubject): Finding[] {
  if (!unreadRecords) return [];
  const { path, reason } = unreadRecords;
  return [
    finding('file-unreadable', {
      at: { file: path },
      message: `${reason}, so that nobody knows which secrets are stored`,
      fix: 'Put the file back from a backup; the values lie unharmed in the store.',
    }),
  ];
}
