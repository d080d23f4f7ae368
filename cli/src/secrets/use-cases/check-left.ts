import type { Check } from '../../doctor/check.ts';
import type { ScopeRecords } from '../records/records-file.ts';

/** Values that a move between stores has copied and not removed, since it was cut off. */
export function checkLeft({ secrets }: ScopeRecords): Check[] {
  return secrets.flatMap(({ name, store, leftIn }): Check[] => {
    if (leftIn === undefined) return [];
    const reason = `\`${name}\` was moved to the ${store}, and its values are in the ${leftIn}, too`;
    const fix = `store its value again: \`pokerbot secrets set ${name}\``;
    return [{ name: 'values', status: 'warn', reason, fix }];
  });
}
