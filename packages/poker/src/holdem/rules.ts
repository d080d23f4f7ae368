/**
 * What a hand starts from. Seats are in order of position: seat 0 is the first left of the button, the last seat is the
 * button; heads-up seat 0 is the big blind and seat 1 the button with the small blind. Amounts are whole chips.
 */
export interface HandRules {
  /** Positive; `Infinity` stands for a stack nobody recorded. */
  readonly startingStacks: readonly number[];
  /** Live blinds and straddles a seat posts. */
  readonly blinds: readonly number[];
  /** Antes a seat posts, before its blind; a big-blind ante is an ante of that one seat. */
  readonly antes: readonly number[];
  /** Dead money a seat posts after its live blind, e.g. a missed small blind; never part of its bet. */
  readonly deadBlinds?: readonly number[];
  /** The smallest opening bet, usually the big blind. */
  readonly minimumBet: number;
  /**
   * Who gets the chips that don't divide: one each from the first seat left of the button on (`by-position`, the
   * default), or everybody the exact fraction (`split-evenly`, as the dealer of the ACPC does).
   */
  readonly oddChips?: 'by-position' | 'split-evenly';
  /**
   * Whether a seat that could not pay a uniform ante in full wins only as much of each ante as it paid. Default false:
   * every seat left plays for all antes. Antes that differ by seat are never trimmed.
   */
  readonly anteTrimming?: boolean;
}
