import { z } from 'zod';
import { smokeSummarySchema } from './smoke-summary.ts';

const count = z.int().min(0);
const share = z.number().min(0).max(1);

/** Hands of a source that could not be replayed. */
export const shadowSkipped = z.strictObject({
  hands: count,
  /** Last lines of logs that were left half written. */
  tornLines: count,
  /** The first of the hands, with file, line and reason. */
  listed: z.array(
    z.strictObject({
      file: z.string(),
      line: count,
      hand: z.string().nullable(),
      code: z.string(),
      message: z.string(),
    }),
  ),
});

/** Hands that are in order and have no decision to replay, by why. */
export const shadowIdle = z.strictObject({
  /** Whoever decides in them has cards that nobody knows. */
  unseen: count,
  /** Others decide in them than those who were asked for. */
  others: count,
  /** Nobody has anything to decide in them. */
  nobody: count,
});

const sourceFile = z.strictObject({
  name: z.string(),
  bytes: count,
  /** SHA-256 of those bytes, in hex. */
  sha256: z.string(),
});

const tally = z.strictObject({
  name: z.string(),
  decisions: count,
  agreements: count,
  agreementRate: share,
  /** Mean probability that the candidate gives to the recorded action. */
  meanProbability: share,
});

/** Recorded actions are kinds: of two raises the size is told apart by `agreements`. */
const kinds = z.strictObject({ fold: count, check: count, call: count, raise: count });

const listedDivergence = z.strictObject({
  /** In the order of the record, from 1: what `--divergence` takes. */
  number: z.int().min(1),
  hand: z.string(),
  file: z.string(),
  line: count,
  player: z.string(),
  position: z.string(),
  street: z.string(),
  hole: z.string(),
  board: z.string(),
  /** Chips to call; `cc` is a check where there are none. */
  toCall: z.number(),
  /** In the words of PHH: `f`, `cc`, `cbr 300`. */
  recorded: z.string(),
  candidate: z.string(),
  /** That the candidate gives to the recorded action. */
  probability: share,
  /** EV of the candidate's action less that of the recorded one, in big blinds. */
  evDifference: z.number(),
});

/** `summary.json` of a shadow run: what it found, each figure explained in `docs/evaluation.md`. */
export const shadowSummarySchema = z.strictObject({
  runId: z.string(),
  suite: z.literal('shadow'),
  /** Null unless a least agreement was asked for: how far a bot agrees is no merit in itself. */
  verdict: z.enum(['pass', 'fail', 'undecided']).nullable(),
  reasons: z.array(z.string()),
  bot: z.string(),
  seed: z.string(),
  source: z.strictObject({
    /** Null where files were named. */
    session: z.string().nullable(),
    files: z.array(sourceFile),
    hands: count,
    /** Decisions left out because nobody knows the player's cards. */
    unseen: count,
    skipped: shadowSkipped,
    /** Null in runs of earlier versions. */
    idle: shadowIdle.nullable().default(null),
  }),
  /** Empty: everybody whose cards are known. */
  players: z.array(z.string()),
  /** With a decision that was replayed. */
  hands: count,
  decisions: count,
  agreements: count,
  /** Share of the decisions in which the candidate does what was done; null before the first. */
  agreementRate: share.nullable(),
  /** 95 % interval of the share in hands like these; null before the second hand, and in runs of earlier versions. */
  agreementInterval: z.tuple([share, share]).nullable().default(null),
  minAgreement: share.nullable(),
  /** Raises agree when the chips they add differ by at most this share of the recorded ones. */
  raiseTolerance: share,
  meanProbability: share.nullable(),
  streets: z.array(tally),
  positions: z.array(tally),
  /** By the recorded action. */
  actions: z.array(tally),
  /** The first 50 by number of decisions. */
  byPlayer: z.array(tally),
  /** How often the candidate does what, by what was done. */
  moves: z.strictObject({ fold: kinds, check: kinds, call: kinds, raise: kinds }),
  ev: z.strictObject({
    judge: z.string(),
    /** Who judged, as it has to stand beside every figure of it. */
    label: z.string(),
    /** Big blinds that the candidate's actions are worth less than the recorded ones where they are. */
    lost: z.number().min(0),
    /** Big blinds that they are worth more where they are. */
    gained: z.number().min(0),
    /** `gained` less `lost`. */
    net: z.number(),
    /** `net` for 100 decisions; null before the first. */
    per100Decisions: z.number().nullable(),
  }),
  divergences: count,
  /** Those where the candidate loses most first. */
  worst: z.array(listedDivergence),
  /** Those where it gains most first. */
  best: z.array(listedDivergence),
  latencyMs: smokeSummarySchema.shape.latencyMs,
  /** Of language models, that the candidate's advice cost. */
  tokens: count,
  illegalActions: count,
  timeouts: count,
  degradedDecisions: count,
  guardInterventions: smokeSummarySchema.shape.guardInterventions,
  advisors: smokeSummarySchema.shape.advisors,
  folder: z.string(),
});

export type ShadowSummary = z.output<typeof shadowSummarySchema>;
export type ShadowTally = z.output<typeof tally>;
export type ListedDivergence = z.output<typeof listedDivergence>;
