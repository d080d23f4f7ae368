/**
 * Chips that a whole pot's worth of equity is taken to be worth to a player while both have chips behind: the pot, and
 * twice as much again as far as the stacks reach, since who is ahead gets paid on the streets to come. It weighs how much
 * of a lucky card is taken out; another figure would be as true and less precise.
 *
 * @param behind the smaller of the two stacks
 */
export function potGain(pot: number, behind: number): number {
  return pot + Math.min(behind, 2 * pot);
}
