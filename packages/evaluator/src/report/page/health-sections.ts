import type { Summary } from '@poker-bot/shared/evaluation/summary';
import { milliseconds, percent, whole } from '../figures/format.ts';
import { latencyFigure } from '../figures/latency-figure.ts';
import type { Markup } from '../markup/element.ts';
import type { ReportData } from '../read/report-data.ts';
import type { LineDamage } from '../read/tolerant-lines.ts';
import type { LatencyTally } from '../tally/latency-tally.ts';
import { paragraph, type Section, section, shownFigure } from './section.ts';
import { facts, tableOf } from './table.ts';

/** How long decisions took, and each advisor. */
export function latencySection(tallies: readonly LatencyTally[]): Section | null {
  if (tallies.length === 0) return null;
  return section(
    'latency',
    'Latency',
    paragraph(
      'From the observation to the action, by the clock of the evaluator; it holds for the load and the machine of this run. The time axis is logarithmic.',
    ),
    tallies.map((tally, at) =>
      shownFigure(`Latency of ${tally.name}`, latencyFigure(`latency-${at}`, tally)),
    ),
    tableOf('Latency in figures', {
      rows: tallies,
      columns: [
        { title: 'whose', cell: ({ name }) => name },
        { title: 'answers', figure: true, cell: ({ count }) => whole(count) },
        { title: 'p50', figure: true, cell: (tally) => milliseconds(tally.quantile(0.5)) },
        { title: 'p90', figure: true, cell: (tally) => milliseconds(tally.quantile(0.9)) },
        { title: 'p99', figure: true, cell: (tally) => milliseconds(tally.quantile(0.99)) },
        { title: 'slowest', figure: true, cell: ({ slowest }) => milliseconds(slowest) },
      ],
    }),
  );
}

/** What went wrong, or that nothing did. */
export function healthSection({ summary, played, shadow }: ReportData): Section {
  return section(
    'health',
    'Health',
    gateTable(summary),
    facts('Counts', countsOf(summary)),
    advisorTables(summary),
    (played?.crashed ?? []).map(({ index, who, why }) =>
      paragraph(`Hand ${index} broke: ${who}: ${why}`),
    ),
    damageLines([...(played?.damage ?? []), ...(shadow?.damage ?? [])]),
  );
}

function gateTable(summary: Summary): Markup | null {
  if (summary.suite !== 'smoke') return null;
  return tableOf('Gate', {
    rows: summary.gate,
    columns: [
      { title: 'condition', cell: ({ name }) => name },
      { title: 'outcome', cell: ({ outcome }) => outcome },
      { title: 'reason', cell: ({ reason }) => reason },
    ],
  });
}

function countsOf(summary: Summary): [string, string][] {
  switch (summary.suite) {
    case 'smoke':
      return [
        ['illegal actions', whole(summary.illegalActions)],
        ['timeouts', whole(summary.timeouts)],
        ['crashes', whole(summary.crashes)],
        ['degraded hands', whole(summary.degradedHands)],
        ['guard interventions', whole(summary.guardInterventions.total)],
        ['hands outside complete deals', whole(summary.handsOutsideDeals)],
      ];
    case 'ab':
      return [
        [
          'illegal actions of A and B',
          `${whole(summary.a.illegalActions)} and ${whole(summary.b.illegalActions)}`,
        ],
        ['timeouts of A and B', `${whole(summary.a.timeouts)} and ${whole(summary.b.timeouts)}`],
        [
          'guard interventions of A and B',
          `${whole(summary.a.guardInterventions)} and ${whole(summary.b.guardInterventions)}`,
        ],
        ['crashes', whole(summary.crashes)],
        ['degraded hands', whole(summary.degradedHands)],
        ['hands outside pairs', whole(summary.handsOutsidePairs)],
      ];
    case 'serve':
      return [
        ['hands played', `${whole(summary.hands)} of ${whole(summary.of)}`],
        [
          'degraded hands',
          summary.degradedHands === null ? 'not counted' : whole(summary.degradedHands),
        ],
      ];
    case 'shadow':
      return [
        ['illegal actions', whole(summary.illegalActions)],
        ['timeouts', whole(summary.timeouts)],
        ['degraded decisions', whole(summary.degradedDecisions)],
        ['guard interventions', whole(summary.guardInterventions.total)],
        ['hands skipped', whole(summary.source.skipped.hands)],
        ['decisions without known cards', whole(summary.source.unseen)],
      ];
  }
}

type Outcomes = Extract<Summary, { suite: 'smoke' }>['advisors'];

function advisorTables(summary: Summary): Markup[] {
  if (summary.suite === 'serve') return [];
  if (summary.suite !== 'ab') return advisorTable('Advisors', summary.advisors);
  return [
    ...advisorTable(`Advisors of A ${summary.a.name}`, summary.a.advisors),
    ...advisorTable(`Advisors of B ${summary.b.name}`, summary.b.advisors),
  ];
}

function advisorTable(caption: string, advisors: Outcomes): Markup[] {
  const kinds = ['answered', 'late', 'failed', 'illegal', 'skipped'] as const;
  const rows = Object.entries(advisors).map(([name, counts]) => {
    const all = kinds.reduce((sum, kind) => sum + counts[kind], 0);
    return { name, counts, all };
  });
  if (rows.length === 0) return [];
  const columns = kinds.map((kind) => ({
    title: kind,
    figure: true,
    cell: ({ counts, all }: (typeof rows)[number]) =>
      `${whole(counts[kind])} (${percent(counts[kind], all)})`,
  }));
  return [
    tableOf(caption, {
      rows,
      columns: [{ title: 'advisor', cell: ({ name }) => name }, ...columns],
    }),
  ];
}

function damageLines(damage: readonly LineDamage[]): Markup[] {
  return damage.flatMap(({ file, unreadable, first, torn }) => [
    ...(unreadable === 0
      ? []
      : [
          paragraph(
            `Left out of this report: ${whole(unreadable)} lines of ${file} that cannot be read, the first of them line ${first ?? 0}.`,
          ),
        ]),
    ...(torn ? [paragraph(`The last line of ${file} is half written and left out.`)] : []),
  ]);
}
