import { verifyHistory } from '../../../src/history/verify-history.ts';

const fold = {
  variant: "'NT'",
  antes: '[0, 0]',
  blinds_or_straddles: '[1, 2]',
  min_bet: '2',
  starting_stacks: '[100, 100]',
  actions: "['d dh p1 AsAh', 'd dh p2 KsKh', 'p2 f']",
  finishing_stacks: '[101, 99]',
};

/** A PHH hand in which the small blind folds, with fields replaced, added, or left out where undefined. */
export function phh(fields: Readonly<Record<string, string | undefined>> = {}): string {
  return Object.entries({ ...fold, ...fields })
    .flatMap(([key, value]) => (value === undefined ? [] : [`${key} = ${value}\n`]))
    .join('');
}

/** What is wrong with the hands of a text, each with its line. */
export function verdictOf(text: string): string[] {
  return verifyHistory(text, { fileName: 'a' }).failed.map(
    ({ line, message }) => `${line}: ${message}`,
  );
}
