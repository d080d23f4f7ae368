/** A move of PHH in the words of the table: `fold`, `check`, `call`, `raise to 300`. `cc` is a check where there is nothing to call. */
export function moveText(move: string, toCall: number): string {
  if (move === 'f') return 'fold';
  if (move !== 'cc') return move.replace('cbr', 'raise to');
  return toCall === 0 ? 'check' : 'call';
}
