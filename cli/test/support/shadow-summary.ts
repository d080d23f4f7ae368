import type { ShadowDivergence } from '@poker-bot/shared/evaluation/shadow-divergence';
import type { ShadowSummary } from '@poker-bot/shared/evaluation/shadow-summary';

const tally = (name: string, agreements: number, decisions: number) => ({
  name,
  decisions,
  agreements,
  agreementRate: agreements / decisions,
  meanProbability: 0.6,
});
const none = { fold: 0, check: 0, call: 0, raise: 0 };

/** A summary as a finished run of four decisions leaves it. */
export const shadowSummary: ShadowSummary = {
  runId: 'shadow-1',
  suite: 'shadow',
  verdict: null,
  reasons: [],
  bot: 'default',
  seed: 'pokerbot',
  source: {
    session: null,
    files: [{ name: 'hands.phhs', bytes: 1_000, sha256: 'a'.repeat(64) }],
    hands: 4,
    unseen: 5,
    skipped: {
      hands: 2,
      tornLines: 0,
      listed: [
        {
          file: 'hands.phhs',
          line: 17,
          hand: '2',
          code: 'HISTORY_ILLEGAL_ACTION',
          message: 'p1 acts out of turn',
        },
      ],
    },
  },
  players: [],
  hands: 2,
  decisions: 4,
  agreements: 3,
  agreementRate: 0.75,
  minAgreement: null,
  raiseTolerance: 0.25,
  meanProbability: 0.6,
  streets: [tally('preflop', 2, 2), tally('flop', 1, 2)],
  positions: [tally('BTN', 3, 4)],
  actions: [tally('fold', 2, 2), tally('raise', 1, 2)],
  byPlayer: [tally('Ann', 3, 4)],
  moves: {
    fold: { ...none, fold: 2 },
    check: none,
    call: none,
    raise: { ...none, call: 1, raise: 1 },
  },
  ev: {
    judge: 'heuristic',
    label: 'judged by somebody',
    lost: 1.5,
    gained: 0,
    net: -1.5,
    per100Decisions: -37.5,
  },
  divergences: 1,
  worst: [
    {
      number: 1,
      hand: '7',
      file: 'hands.phhs',
      line: 30,
      player: 'Ann',
      position: 'BTN',
      street: 'flop',
      hole: 'AsAh',
      board: '2h3d9c',
      toCall: 0,
      recorded: 'cbr 400',
      candidate: 'cc',
      probability: 0.2,
      evDifference: -1.5,
    },
  ],
  best: [],
  latencyMs: { p50: 0.25, p99: 3.5, max: 20, decisions: 4 },
  tokens: 1_234,
  illegalActions: 0,
  timeouts: 0,
  degradedDecisions: 1,
  guardInterventions: { total: 0, 'safe-action': 0, risk: 0, budget: 0 },
  advisors: { solver: { answered: 3, late: 0, failed: 1, illegal: 0, skipped: 0 } },
  folder: 'results/eval/shadow-1',
};

/** Its one divergence. */
export const divergence: ShadowDivergence = {
  number: 1,
  hand: '7',
  file: 'hands.phhs',
  line: 30,
  player: 'Ann',
  position: 'BTN',
  street: 'flop',
  hole: 'AsAh',
  board: '2h3d9c',
  bigBlind: 100,
  pot: 650,
  toCall: 0,
  seats: [
    { player: 'Bob', position: 'BB', stack: 9_700, bet: 0, folded: false },
    { player: 'Ann', position: 'BTN', stack: 9_700, bet: 0, folded: false },
  ],
  betting: [
    { player: 'Ann', street: 'preflop', kind: 'raise', did: 'cbr 300' },
    { player: 'Bob', street: 'preflop', kind: 'call', did: 'cc' },
    { player: 'Bob', street: 'flop', kind: 'check', did: 'cc' },
  ],
  recorded: 'cbr 400',
  candidate: 'cc',
  probability: 0.2,
  distribution: [
    ['cc', 0.8],
    ['cbr 400', 0.2],
  ],
  advisors: [
    {
      name: 'solver',
      outcome: 'answered',
      source: 'TABLE',
      confidence: 0.9,
      distribution: [['cc', 1]],
    },
    { name: 'agents', outcome: 'failed', reason: 'No answer', tokens: 120 },
  ],
  guards: [{ guard: 'budget', verdict: 'vetoed', reason: 'Spent' }],
  degraded: true,
  judge: { name: 'heuristic', label: 'judged by somebody' },
  values: [
    { action: 'cbr 400', ev: 5.5, why: 'All fold' },
    { action: 'cc', ev: 4, why: 'A share of the pot' },
  ],
  evDifference: -1.5,
};
