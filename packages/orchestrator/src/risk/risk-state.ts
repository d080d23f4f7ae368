import { z } from 'zod';

/** Losses and counts that survive a restart. Winnings are in big blinds, negative when lost. */
export const riskStateSchema = z.strictObject({
  version: z.literal(1),
  day: z.strictObject({
    /** Day in UTC, as `2026-01-31`. */
    date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
    hands: z.int().min(0),
    net: z.number(),
  }),
  session: z
    .strictObject({
      id: z.string().min(1),
      hands: z.int().min(0),
      net: z.number(),
      /** Number of the last hand counted, −1 before the first. */
      lastIndex: z.int().min(-1),
    })
    .nullable(),
});

export type RiskState = z.output<typeof riskStateSchema>;
export type SessionAccount = NonNullable<RiskState['session']>;

/** A finished hand as risk sees it. */
export interface CountedHand {
  readonly index: number;
  /** Big blinds won or lost. */
  readonly net: number;
  /** Milliseconds since the epoch. */
  readonly playedAt: number;
}

export function emptyRiskState(now: number): RiskState {
  return { version: 1, day: { date: dayOf(now), hands: 0, net: 0 }, session: null };
}

/** The state with one more hand. A hand that is counted already changes nothing. */
export function countHand(state: RiskState, { index, net, playedAt }: CountedHand): RiskState {
  const { session } = state;
  if (session === null || index <= session.lastIndex) return state;
  const day = onDay(state, playedAt);
  return {
    version: 1,
    day: { date: day.date, hands: day.hands + 1, net: sum(day.net, net) },
    session: addToAccount(session, { index, net }),
  };
}

/** A session's account with its next hand. */
export function addToAccount(
  { id, hands, net: before }: SessionAccount,
  { index, net }: Pick<CountedHand, 'index' | 'net'>,
): SessionAccount {
  return { id, hands: hands + 1, net: sum(before, net), lastIndex: index };
}

/** The day's account at a moment: empty when a new day has begun. A clock that goes back begins none. */
export function onDay({ day }: RiskState, now: number): RiskState['day'] {
  const date = dayOf(now);
  return date > day.date ? { date, hands: 0, net: 0 } : day;
}

export function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** Rounded to a millionth of a big blind, so that a long sum does not drift. */
function sum(a: number, b: number): number {
  return Math.round((a + b) * 1e6) / 1e6;
}
