interface Place {
  readonly player: string;
  readonly seat: number;
  readonly handId: string;
}

/** A player broke the hand: it threw, or answered with an illegal action. The error it made is the `cause`. */
export class PlayerFault extends Error {
  override readonly name = 'PlayerFault';
  readonly player: string;
  readonly seat: number;
  readonly handId: string;

  constructor({ player, seat, handId }: Place, { cause }: { readonly cause: unknown }) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`Player \`${player}\` in seat ${seat} broke hand \`${handId}\`: ${reason}`, { cause });
    this.player = player;
    this.seat = seat;
    this.handId = handId;
  }
}
