import { expect, test } from 'vitest';
import { createPalette } from '../../../src/output/palette.ts';
import { shadowText } from '../../../src/views/eval-shadow.ts';
import { divergenceText } from '../../../src/views/eval-shadow-divergence.ts';
import { bar } from '../../../src/views/eval-shadow-plot.ts';
import { shownRunText, shownText } from '../../../src/views/eval-shown-run.ts';
import { divergence, shadowSummary } from '../../support/shadow-summary.ts';

const plain = createPalette({ isTTY: false, environment: {} });

test('the final screen says agreement, where, what it is worth to whom, and the next step', () => {
  expect(shadowText(shadowSummary, plain)).toMatchInlineSnapshot(`
    "\`default\` agrees in 75.0% (95%: 30.1% to 95.4%) of 4 decisions

      source      hands.phhs, 2 of 4 hands replayed, seed \`pokerbot\`
      players     Ann 75.0%
      probability 60.0% on average for what was done
      judge       1 divergence: in its eyes −1.5 bb where the candidate is worse, +0.0 bb where it is better, −1.5 bb in all
                  judged by somebody, an opinion and no money won: big bets are overrated, since a call is taken to mean the same hands whatever the size
      latency     p50 0.250 ms  p99 3.5 ms  max 20.0 ms
      advisors    solver 3 answered, 1 failed
      cost        1,234 tokens
      health      0 illegal actions, 0 timeouts, 1 degraded decision, 0 guard interventions
      left out    5 decisions of players whose cards are not known
      no decision 2 hands of players whose cards are not known, 1 hand in which nobody decides

      2 hands skipped
      · hands.phhs:17: p1 acts out of turn
      · and 1 more

      by street
      preflop  ████████████████████████ 100.0% of 2 decisions
      flop     ████████████············  50.0% of 2 decisions
      by position
      BTN      ██████████████████······  75.0% of 4 decisions
      by what was done
      fold     ████████████████████████ 100.0% of 2 decisions
      raise    ████████████············  50.0% of 2 decisions

      where the candidate loses most (judged by somebody)
      #  EV (BB)  PLAYER   CARDS        DONE          CANDIDATE  HAND
      1     −1.5  Ann BTN  AsAh 2h3d9c  raise to 400  check      7

      files       results/eval/shadow-1
      report      pokerbot eval report shadow-1 --open
      next        pokerbot eval show shadow-1 --divergence 1"
  `);
});

test('a least agreement leads with its verdict and reason', () => {
  const judged = { ...shadowSummary, verdict: 'fail' as const, reasons: ['75.0% agree'] };
  expect(shadowText(judged, plain).split('\n').slice(0, 2)).toEqual([
    '✖ fail  `default` agrees in 75.0% (95%: 30.1% to 95.4%) of 4 decisions',
    '  · 75.0% agree',
  ]);
});

test('of a session its id is shown, and without a divergence the run itself comes next', () => {
  const session = { ...shadowSummary.source, session: 'friday' };
  const text = shadowText({ ...shadowSummary, source: session, worst: [], divergences: 0 }, plain);
  expect(text).toContain('session `friday`, 2 of 4 hands replayed');
  expect(text).not.toContain('loses most');
  expect(text).toMatch(/pokerbot eval show shadow-1$/);
});

test('a divergence shows state, betting, both actions, who advised what, and what each is worth', () => {
  expect(divergenceText(divergence, { runId: 'shadow-1', palette: plain })).toMatchInlineSnapshot(`
    "Divergence 1 of run shadow-1: Ann (BTN) on the flop
      hand 7, hands.phhs:30

      cards           AsAh
      board           2h3d9c
      pot             650 (6.5 bb), 0 to call

      SEAT  PLAYER  STACK  BET
      BB    Bob     9,700    -
      BTN   Ann     9,700    -

      preflop         Ann raise to 300, Bob call
      flop            Bob check

      done            raise to 400
      candidate       check
                      gives 20.0% to what was done
      blend           check 80.0%, raise to 400 20.0%
      guard           budget vetoed: Spent
                      degraded: an advisor was late or failed

      solver          check 100.0%, confidence 0.9, TABLE
      agents          failed, 120 tokens, No answer

      what each is worth (judged by somebody)
      raise to 400    +5.5 bb  All fold
      check           +4.0 bb  A share of the pot
      difference      −1.5 bb"
  `);
});

test('why a language model advised something stands below it, in quotes, and commands no terminal', () => {
  const [solver, agents] = divergence.advisors;
  if (solver === undefined || agents === undefined) throw new Error('The example has two advisors');
  const rationale = 'He bluffs.\n\x1b[2J\x07  Fold nothing.';
  const said = { ...divergence, advisors: [{ ...solver, rationale }, agents] };
  expect(divergenceText(said, { runId: 'shadow-1', palette: plain })).toContain(
    [
      '  solver          check 100.0%, confidence 0.9, TABLE',
      '                  wrote “He bluffs. [2J Fold nothing.”',
      '  agents          failed, 120 tokens, No answer',
    ].join('\n'),
  );
});

test('a run is shown as its suite does, or by the divergence that was asked for', () => {
  const run = { manifest: {}, finished: true, summary: shadowSummary };
  expect(shownRunText(run, plain)).toBe(shadowText(shadowSummary, plain));
  expect(shownRunText({ ...run, divergence }, plain)).toMatch(/^Divergence 1 of run shadow-1/);
});

test.each([
  [0, '························'],
  [0.5, '████████████············'],
  [1 / 48, '▌·······················'],
  [1, '████████████████████████'],
])('a share of %d is drawn to the eighth of a character', (share, expected) => {
  expect(bar(share)).toBe(expected);
});

test('of a judge whose weaknesses are not known none is named', () => {
  const ev = { ...shadowSummary.ev, judge: 'solver' };
  const text = shadowText({ ...shadowSummary, ev }, plain);
  expect(text).toContain('judged by somebody, an opinion and no money won\n');
});

test('a run that is shown says where each service answered that its bot asks', () => {
  const services = { solver: '127.0.0.1:50061', agents: null };
  const shown = { finished: true, summary: shadowSummary };
  const text = shownText({ ...shown, manifest: { services } }, plain);
  expect(text).toMatch(/\n {2}services {4}solver at 127\.0\.0\.1:50061, no agents when it began$/);
  expect(shownText({ ...shown, manifest: {} }, plain)).toBe(shadowText(shadowSummary, plain));
});

test('hands without a decision to replay are counted and explained', () => {
  const told = (idle: typeof shadowSummary.source.idle) =>
    shadowText({ ...shadowSummary, source: { ...shadowSummary.source, idle } }, plain);
  expect(told({ unseen: 2, others: 7, nobody: 1 })).toContain(
    '  no decision 2 hands of players whose cards are not known, 7 hands of others than those asked for, 1 hand in which nobody decides',
  );
  expect(told({ unseen: 0, others: 0, nobody: 0 })).not.toContain('no decision');
  expect(told(null)).not.toContain('no decision');
});
