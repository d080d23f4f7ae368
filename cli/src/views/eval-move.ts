/**
 * A recorded move in the words of the table: `fold`, `raise to 300`. Whether `cc` checks or calls depends on what there is to
 * call; where that is not known it may be either.
 */
export function moveText(move: string, toCall?: number): string {
  if (move === 'f') return 'fold';
  if (move !== 'cc') return move.replace('cbr', 'raise to');
  if (toCall === undefined) return 'check/call';
  return toCall === 0 ? 'check' : 'call';
}
