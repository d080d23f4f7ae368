/**
 * What players call a position, 0 being the first left of the button: `BTN`, `SB`, `BB`; the others are counted from the
 * button: `CO`, `HJ`, `LJ`, then `UTG` onwards.
 */
export function positionName(position: number, seats: number): string {
  if (seats === 2) return position === 0 ? 'BB' : 'BTN';
  if (position === 0) return 'SB';
  if (position === 1) return 'BB';
  const beforeButton = seats - 1 - position;
  const named = ['BTN', 'CO', 'HJ', 'LJ'][beforeButton];
  if (named !== undefined && (position > 2 || seats <= 4)) return named;
  return position === 2 ? 'UTG' : `UTG+${position - 2}`;
}
