import { z } from 'zod';

const share = z.number().min(0).max(1);

/** How often a hand raises, calls or, where neither, checks or folds. */
const frequencies = z.strictObject({
  /** How often it bets when nobody has. */
  bet: share,
  /** How often it raises a bet. */
  raise: share,
  /** How often it calls a bet that it does not raise. */
  call: share,
  /** Highest price it pays: chips to call over the pot after calling (half pot 0.25, pot 0.33, all-in towards 0.5). */
  callUpTo: share.default(1),
});

const row = frequencies.extend({
  name: z.string().min(1),
  /** Least share of the hands an opponent may hold that this hand beats, to the power of the opponents left. */
  atLeast: share,
});

/** Range notation; what is in both ranges raises by the first one's weight and calls by the second's. */
const ranges = z.strictObject({ raise: z.string().default(''), call: z.string().default('') });

/** `late` is the cutoff (five seats or more), the button and both blinds; heads-up everybody. */
const byPosition = z.strictObject({ early: ranges, late: ranges });

const preflop = z.strictObject({
  unopened: byPosition,
  versusRaise: byPosition,
  versusReraise: byPosition,
  /** Opening raise in big blinds, one more for each limper. */
  openSize: z.number().min(2).max(50),
  /** A reraise goes to this multiple of the bet that it faces. */
  reraiseFactor: z.number().min(2).max(10),
  /** A first raise to this many big blinds or more is answered as a reraise. */
  bigRaise: z.number().positive().default(8),
});

const postflop = z.strictObject({
  /** From the strongest to the weakest; the first whose threshold is met counts, so the last one stands at 0. */
  rows: z
    .array(row)
    .min(1)
    .refine((rows) => rows.at(-1)?.atLeast === 0, 'expected the last row to have `atLeast` 0')
    .refine(
      (rows) => rows.every((each, at) => at === 0 || each.atLeast < (rows[at - 1]?.atLeast ?? 1)),
      'expected `atLeast` to fall from row to row',
    ),
  /** Added for a flush draw or an open-ended straight draw: the higher of both figures counts. */
  draw: frequencies,
  /** Bets and raises as a share of the pot, drawn by weight. */
  sizes: z
    .array(z.strictObject({ pot: z.number().positive().max(10), weight: z.number().positive() }))
    .min(1),
});

const scripted = z.strictObject({
  $schema: z.string().optional(),
  kind: z.literal('scripted'),
  name: z.string().min(1),
  description: z.string().min(1),
  preflop,
  postflop,
  /** A raise that takes this share of the stack behind goes all in. */
  commitAt: share.default(0.6),
});

const uniform = z.strictObject({
  $schema: z.string().optional(),
  kind: z.literal('uniform'),
  name: z.string().min(1),
  description: z.string().min(1),
  /** Weights of the moves; those not possible do not count, and nobody folds where checking is free. */
  weights: z.strictObject({
    fold: z.number().min(0),
    /** Check or call. */
    passive: z.number().positive(),
    /** To an amount drawn evenly between the smallest raise and all-in. */
    raise: z.number().min(0),
  }),
});

/** A scripted opponent: `config/opponents/NAME.json`. */
export const opponentConfig = z.discriminatedUnion('kind', [scripted, uniform]);

export type OpponentConfig = z.output<typeof opponentConfig>;
export type ScriptedConfig = z.output<typeof scripted>;
export type UniformConfig = z.output<typeof uniform>;
export type PreflopConfig = z.output<typeof preflop>;
export type PostflopConfig = z.output<typeof postflop>;
export type Frequencies = z.output<typeof frequencies>;
