import type { ShadowDivergence } from '@poker-bot/shared/evaluation/shadow-divergence';
import type { ShadowSummary, ShadowTally } from '@poker-bot/shared/evaluation/shadow-summary';
import { bigBlinds, percent, signed, whole } from '../figures/format.ts';
import { element, type Markup } from '../markup/element.ts';
import type { ShadowReport } from '../read/shadow-report.ts';
import { advice, moveText } from './advice.ts';
import { cards } from './cards.ts';
import { paragraph, type Section, section } from './section.ts';
import { facts, tableOf } from './table.ts';

/** How far the candidate does what was done, by street, position, action and player. */
export function agreementSection(summary: ShadowSummary): Section {
  const { streets, positions, actions, byPlayer, raiseTolerance, ev } = summary;
  return section(
    'agreement',
    'Agreement',
    paragraph(
      `Raises agree when the chips they add differ by at most ${percent(raiseTolerance, 1)}. The mean probability has no luck of the draw in it.`,
    ),
    tallyTable('By street', { what: 'street', rows: streets }),
    tallyTable('By position', { what: 'position', rows: positions }),
    tallyTable('By what was done', { what: 'done', rows: actions }),
    tallyTable('By player', { what: 'player', rows: byPlayer }),
    movesTable(summary),
    facts(`Expected value, ${ev.label}`, [
      ['lost where the candidate is worse', `${bigBlinds(ev.lost, 1)} bb`],
      ['gained where it is better', `${bigBlinds(ev.gained, 1)} bb`],
      ['net', `${signed(ev.net)} bb`],
    ]),
  );
}

function tallyTable(
  caption: string,
  { what, rows }: { readonly what: string; readonly rows: readonly ShadowTally[] },
): Markup | null {
  if (rows.length === 0) return null;
  return tableOf(caption, {
    rows,
    columns: [
      { title: what, cell: ({ name }) => name },
      { title: 'decisions', figure: true, cell: ({ decisions }) => whole(decisions) },
      {
        title: 'agree',
        figure: true,
        cell: ({ agreements, decisions }) => percent(agreements, decisions),
      },
      {
        title: 'mean probability',
        figure: true,
        cell: ({ meanProbability }) => percent(meanProbability, 1),
      },
    ],
  });
}

function movesTable({ moves }: ShadowSummary): Markup {
  const kinds = ['fold', 'check', 'call', 'raise'] as const;
  return tableOf('What the candidate does (columns) where what was done (rows)', {
    rows: kinds,
    columns: [
      { title: 'done', cell: (done) => done },
      ...kinds.map((kind) => ({
        title: kind,
        figure: true,
        cell: (done: (typeof kinds)[number]) => whole(moves[done][kind]),
      })),
    ],
  });
}

/** The decisions where most lies between what was done and what the candidate does. */
export function divergencesSection({ worst, best }: ShadowReport): Section | null {
  if (worst.length + best.length === 0) return null;
  const list = (title: string, divergences: readonly ShadowDivergence[]) =>
    divergences.length === 0 ? null : [element('h3', {}, title), divergences.map(openedDivergence)];
  return section(
    'hands',
    'Divergences to look at',
    paragraph('Open one and use the arrow keys.'),
    list('Most lost by the candidate', worst),
    list('Most gained by the candidate', best),
  );
}

function openedDivergence(divergence: ShadowDivergence): Markup {
  const { number, evDifference, position, street, hole, board, bigBlind, betting } = divergence;
  return element(
    'details',
    { class: 'hand' },
    element(
      'summary',
      {},
      `${signed(evDifference)} bb · divergence ${number} · ${position} ${divergence.player}, ${street}, with `,
      cards(hole),
    ),
    element(
      'ol',
      { class: 'steps', 'aria-label': `Steps to divergence ${number}` },
      betting.map(({ player, street: when, did }) =>
        element('li', {}, `${when}: ${player} · ${moveText(did, bigBlind)}`),
      ),
      element('li', { class: 'street' }, 'Now on board: ', board === '' ? 'nothing' : cards(board)),
      element(
        'li',
        {},
        `Pot ${bigBlinds(divergence.pot, bigBlind)} bb, to call ${bigBlinds(divergence.toCall, bigBlind)} bb`,
      ),
      element('li', {}, `Done: ${moveText(divergence.recorded, bigBlind)}`),
      element(
        'li',
        {},
        `The candidate: ${moveText(divergence.candidate, bigBlind)}`,
        advice(divergence, bigBlind),
      ),
    ),
    valuesTable(divergence),
    paragraph(element('span', { class: 'faint' }, `${divergence.file}, line ${divergence.line}`)),
  );
}

function valuesTable({ values, judge, bigBlind }: ShadowDivergence): Markup {
  return tableOf(`What each action is worth, ${judge.label}`, {
    rows: values,
    columns: [
      { title: 'action', cell: ({ action }) => moveText(action, bigBlind) },
      { title: 'EV in bb', figure: true, cell: ({ ev }) => signed(ev) },
      { title: 'why', cell: ({ why }) => why },
    ],
  });
}
