/** Who sits where: chairs are fixed, positions move with the button. */
export interface Seating {
  readonly chairs: number;
  readonly button: number;
}

/** The button moves one chair a hand, from chair 0 on. */
export function seatingAt(chairs: number, index: number): Seating {
  return { chairs, button: index % chairs };
}

/** Chair of each position: position 0 is left of the button, the last is on it; heads-up the button is position 1. */
export function chairsByPosition({ chairs, button }: Seating): number[] {
  return Array.from({ length: chairs }, (_, position) => (button + 1 + position) % chairs);
}
