/** Forced bets of a table, in chips. */
export interface Stakes {
  readonly smallBlind: number;
  readonly bigBlind: number;
  /** Posted by every seat. Default 0. */
  readonly ante?: number;
}

/** Live blinds by position: heads-up the button (position 1) posts the small one, else position 0 does. */
export function blindsByPosition({ smallBlind, bigBlind }: Stakes, seats: number): number[] {
  const blinds = new Array<number>(seats).fill(0);
  blinds[0] = seats === 2 ? bigBlind : smallBlind;
  blinds[1] = seats === 2 ? smallBlind : bigBlind;
  return blinds;
}
