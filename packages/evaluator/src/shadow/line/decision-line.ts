import type {
  ShadowAdvisor,
  ShadowDivergence,
} from '@poker-bot/shared/evaluation/shadow-divergence';
import { z } from 'zod';

/** An action without its size. */
export const moveKinds = ['fold', 'check', 'call', 'raise'] as const;
export type MoveKind = (typeof moveKinds)[number];

/** What a divergence adds to its line, beyond what the line says. */
export type DivergenceNote = Pick<
  ShadowDivergence,
  | 'hole'
  | 'board'
  | 'bigBlind'
  | 'pot'
  | 'toCall'
  | 'seats'
  | 'betting'
  | 'distribution'
  | 'values'
  | 'evDifference'
>;

/** One line of `decisions.jsonl`. Nothing in it depends on the clock, unless the decision is degraded. */
export interface DecisionLine {
  readonly index: number;
  /** Number of the hand in its source, from 0. */
  readonly ordinal: number;
  readonly hand: string;
  readonly file: string;
  readonly line: number;
  readonly seat: number;
  readonly player: string;
  readonly position: string;
  readonly street: string;
  /** Number of moves in the hand before this one. */
  readonly move: number;
  readonly kinds: readonly [recorded: MoveKind, candidate: MoveKind];
  /** In the words of PHH. */
  readonly recorded: string;
  readonly candidate: string;
  readonly agrees: boolean;
  /** That the candidate gives to the recorded action. */
  readonly probability: number;
  readonly advisors: readonly ShadowAdvisor[];
  readonly guards: ShadowDivergence['guards'];
  readonly degraded: boolean;
  readonly divergence?: DivergenceNote;
}

const kind = z.enum(moveKinds);

/** What scoring relies on in a line. */
export const decisionLineSchema = z.looseObject({
  index: z.int().min(0),
  ordinal: z.int().min(0),
  player: z.string(),
  position: z.string(),
  street: z.string(),
  kinds: z.tuple([kind, kind]),
  agrees: z.boolean(),
  probability: z.number().min(0).max(1),
  advisors: z.array(z.looseObject({ name: z.string(), outcome: z.string() })),
  guards: z.array(z.looseObject({ guard: z.string() })),
  degraded: z.boolean(),
  divergence: z.looseObject({ evDifference: z.number(), hole: z.string() }).optional(),
});

/** One line of `timings.jsonl`: what the clock said about one decision. */
export interface ShadowTiming {
  readonly index: number;
  /** From the observation to the action, in milliseconds. */
  readonly latencyMs: number;
  readonly advisors: Readonly<Record<string, number>>;
}

export const shadowTimingSchema = z.looseObject({
  index: z.int().min(0),
  latencyMs: z.number().min(0),
});
