/** Where a hand of a duplicate match stands. */
export interface ScheduledHand {
  /** Position in the run, from 0. */
  readonly index: number;
  /** Which cards are dealt, from 0. */
  readonly deal: number;
  /** Which turn of the seats this is; equals the position of the bot. */
  readonly rotation: number;
}

/** Every deal is played once for each seat: the cards stay, the players move one seat on. */
export function scheduledHand(index: number, seats: number): ScheduledHand {
  return { index, deal: Math.floor(index / seats), rotation: index % seats };
}

/** Index into the players (0 the bot, then the field in its order) of who sits at a position. */
export function playerAt(
  position: number,
  { rotation, seats }: { rotation: number; seats: number },
): number {
  return (position - rotation + seats) % seats;
}

/** Deals of which every rotation is played; the hands of a deal cut short by the end of the run are not among them. */
export function completeDeals(hands: number, seats: number): number {
  return Math.floor(hands / seats);
}
