import type {
  ShadowAdvisor,
  ShadowDivergence,
} from '@poker-bot/shared/evaluation/shadow-divergence';
import { rationaleOf } from '@poker-bot/shared/foreign-text/rationale';
import type { Palette } from '../output/palette.ts';
import { table } from '../output/table.ts';
import { percent, signed, whole } from './eval-figures.ts';
import { moveText } from './eval-move.ts';

/** One divergence: what could be seen, what was done and what the candidate does, who advised what, and what it is worth. */
export function divergenceText(
  divergence: ShadowDivergence,
  { runId, palette }: { runId: string; palette: Palette },
): string {
  const { number, player, position, street, hand, file, line } = divergence;
  return [
    `${palette.strong(`Divergence ${number}`)} of run ${runId}: ${player} (${position}) on the ${street}`,
    `  ${palette.faint(`hand ${hand}, ${file}:${line}`)}`,
    '',
    ...stateLines(divergence, palette),
    '',
    ...seatLines(divergence, palette),
    '',
    ...bettingLines(divergence, palette),
    '',
    ...choiceLines(divergence, palette),
    '',
    ...adviceLines(divergence, palette),
    '',
    ...valueLines(divergence, palette),
  ].join('\n');
}

function stateLines(
  { hole, board, pot, toCall, bigBlind }: ShadowDivergence,
  palette: Palette,
): string[] {
  return labelled(palette, [
    ['cards', palette.strong(hole)],
    ['board', board || '-'],
    ['pot', `${whole(pot)} (${(pot / bigBlind).toFixed(1)} bb), ${whole(toCall)} to call`],
  ]);
}

function seatLines({ seats, player }: ShadowDivergence, palette: Palette): string[] {
  const text = table(seats, [
    { title: 'SEAT', cell: ({ position }) => position },
    {
      title: 'PLAYER',
      cell: (seat) => (seat.player === player ? palette.strong(seat.player) : seat.player),
    },
    { title: 'STACK', align: 'right', cell: ({ stack }) => whole(stack) },
    { title: 'BET', align: 'right', cell: ({ bet }) => (bet === 0 ? '-' : whole(bet)) },
    { title: '', cell: ({ folded }) => (folded ? palette.faint('folded') : '') },
  ]);
  return text.split('\n').map((line) => `  ${line}`);
}

function bettingLines({ betting }: ShadowDivergence, palette: Palette): string[] {
  const streets = [...new Set(betting.map(({ street }) => street))];
  if (streets.length === 0) return labelled(palette, [['betting', 'nobody before']]);
  return labelled(
    palette,
    streets.map((street) => [
      street,
      betting
        .filter((move) => move.street === street)
        .map(({ player, kind, did }) => `${player} ${kind === 'raise' ? moveText(did, 0) : kind}`)
        .join(', '),
    ]),
  );
}

function choiceLines(divergence: ShadowDivergence, palette: Palette): string[] {
  const { recorded, candidate, probability, distribution, toCall, guards } = divergence;
  const rows: [string, string][] = [
    ['done', palette.strong(moveText(recorded, toCall))],
    ['candidate', palette.strong(moveText(candidate, toCall))],
    ['', `gives ${percent(probability)} to what was done`],
    ['blend', distributionText(distribution, toCall)],
  ];
  for (const { guard, verdict, reason = '' } of guards) {
    rows.push(['guard', palette.warning(`${guard} ${verdict}: ${reason}`)]);
  }
  if (divergence.degraded)
    rows.push(['', palette.warning('degraded: an advisor was late or failed')]);
  return labelled(palette, rows);
}

function adviceLines({ advisors, toCall }: ShadowDivergence, palette: Palette): string[] {
  return labelled(
    palette,
    advisors.flatMap((advisor): [string, string][] => [
      [advisor.name, advisorText(advisor, toCall)],
      ...wordsOf(advisor),
    ]),
  );
}

function advisorText(
  { outcome, source, confidence, distribution, tokens, reason }: ShadowAdvisor,
  toCall: number,
): string {
  const parts = [
    outcome === 'answered' ? '' : outcome,
    distribution === undefined ? '' : distributionText(distribution, toCall),
    confidence === undefined ? '' : `confidence ${confidence}`,
    source ?? '',
    tokens === undefined ? '' : `${whole(tokens)} tokens`,
    reason ?? '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** Cleaned once more: the run may be somebody else's. */
function wordsOf({ rationale = '' }: ShadowAdvisor): [string, string][] {
  const said = rationaleOf(rationale);
  return said === undefined ? [] : [['', `wrote “${said}”`]];
}

function valueLines(
  { values, evDifference, judge, toCall }: ShadowDivergence,
  palette: Palette,
): string[] {
  const rows = values.map(({ action, ev, why }): [string, string] => [
    moveText(action, toCall),
    `${signed(ev)} bb  ${palette.faint(why)}`,
  ]);
  const all: [string, string][] = [
    ...rows,
    ['difference', palette.strong(`${signed(evDifference)} bb`)],
  ];
  return [
    `  ${palette.strong('what each is worth')} ${palette.warning(`(${judge.label})`)}`,
    ...labelled(palette, all),
  ];
}

function distributionText(
  distribution: readonly (readonly [string, number])[],
  toCall: number,
): string {
  if (distribution.length === 0) return 'no advice';
  return distribution
    .map(([move, share]) => `${moveText(move, toCall)} ${percent(share)}`)
    .join(', ');
}

function labelled({ faint }: Palette, rows: readonly (readonly [string, string])[]): string[] {
  return rows.map(([name, value]) => `  ${faint(name.padEnd(16))}${value}`);
}
