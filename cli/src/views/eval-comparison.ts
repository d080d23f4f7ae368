import type {
  ComparedDifference,
  ComparedRun,
  Comparison,
  Discrepancy,
} from '@poker-bot/shared/evaluation/comparison';
import type { Palette } from '../output/palette.ts';
import { table } from '../output/table.ts';
import { counted, estimate, percent, whole } from './eval-figures.ts';
import { mbbText } from './eval-lbr.ts';

/** Runs side by side: what differs in how they were made, their figures, and whether the win rates do. */
export function comparisonText(comparison: Comparison, palette: Palette): string {
  const { runs, differences, notes } = comparison;
  return [
    figureTable(runs, palette),
    '',
    ...discrepancyLines(comparison, palette),
    '',
    ...(differences.length === 0 ? [] : [differenceTable(comparison, palette), '']),
    ...(differences.length === 0 ? [] : [correctionText(comparison, palette)]),
    ...notes.map((note) => palette.faint(`· ${note}`)),
  ]
    .join('\n')
    .trimEnd();
}

function figureTable(runs: readonly ComparedRun[], { strong }: Palette): string {
  const names = runs[0]?.figures.map(({ name }) => name) ?? [];
  const rows = [
    { title: 'bot', cells: runs.map(({ bot }) => bot) },
    { title: 'verdict', cells: runs.map(verdictText) },
    ...names.map((name) => ({ title: name, cells: runs.map((run) => figureText(run, name)) })),
  ];
  return table(rows, [
    { title: 'RUN', cell: ({ title }) => title },
    ...runs.map(({ runId }, at) => ({
      title: strong(runId),
      align: 'right' as const,
      cell: ({ cells }: (typeof rows)[number]) => cells[at] ?? '-',
    })),
  ]);
}

function verdictText({ verdict, finished }: ComparedRun): string {
  return finished ? (verdict ?? '-') : 'unfinished';
}

const rates = ['agreementRate', 'meanProbability'];

function figureText({ figures }: ComparedRun, name: string): string {
  const {
    value,
    interval,
    estimator = null,
  } = figures.find((figure) => figure.name === name) ?? { value: null, interval: null };
  if (value === null) return '-';
  const by = estimator === null ? '' : ` ${estimator}`;
  if (name === 'mbbPerHand') return `${mbbText(value, interval)}${by}`;
  if (name === 'bbPer100') return `${estimate(value, interval)}${by}`;
  if (rates.includes(name)) return percent(value);
  return Number.isInteger(value) ? whole(value) : String(Number(value.toFixed(3)));
}

function discrepancyLines(comparison: Comparison, palette: Palette): string[] {
  const { settings, configurations, versions } = comparison;
  const all = [...settings, ...configurations, ...versions];
  if (all.length === 0) return ['Settings, configurations and versions are the same'];
  return [
    palette.strong('what differs'),
    ...all.map((each) => `  ${palette.faint(each.path)}  ${valuesText(each)}`),
  ];
}

function valuesText({ values }: Discrepancy): string {
  return values.map((value) => (value === null ? 'none' : shortened(value))).join(' | ');
}

/** Ranges are long: what is cut off here is in `--json`. */
function shortened(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

function differenceTable({ suite, differences }: Comparison, palette: Palette): string {
  const { unit, outcomes, text } = suite === 'lbr' ? wonFromBots : wonByBots;
  return table(differences, [
    { title: 'RUN', cell: ({ runId }) => runId },
    { title: 'LESS', cell: ({ base }) => base },
    {
      title: `${unit} (95%, THIS ONE ALONE)`,
      align: 'right',
      cell: ({ bbPer100, mbbPerHand, interval }) => text(mbbPerHand ?? bbPer100 ?? 0, interval),
    },
    {
      title: 'ALL TOGETHER',
      align: 'right',
      cell: ({ simultaneousInterval: [low, high] }) =>
        text(low, null).concat(' to ', text(high, null)),
    },
    { title: 'ADJUSTED P', align: 'right', cell: (row) => row.adjustedPValue.toFixed(4) },
    { title: 'BY', cell: howText },
    { title: 'SO IT IS', cell: ({ outcome }) => outcomeText(outcome, { outcomes, palette }) },
  ]);
}

function howText({ paired, observations, estimator }: ComparedDifference): string {
  const [first, second] = observations;
  return paired
    ? `${estimator}, same ${counted(first, 'deal')}`
    : `${estimator}, ${whole(second)} and ${counted(first, 'deal')} of their own`;
}

const wonByBots = {
  unit: 'BB/100',
  text: estimate,
  outcomes: { higher: '▲ higher', lower: '▼ lower', good: 'higher' },
} as const;

/** By local best responses: what is won from a bot is what it gives away. */
const wonFromBots = {
  unit: 'MBB/HAND',
  text: mbbText,
  outcomes: { higher: '▲ more is won', lower: '▼ less is won', good: 'lower' },
} as const;

function outcomeText(
  outcome: ComparedDifference['outcome'],
  {
    outcomes,
    palette,
  }: {
    readonly outcomes: (typeof wonByBots | typeof wonFromBots)['outcomes'];
    readonly palette: Palette;
  },
): string {
  if (outcome === 'undecided') return palette.warning('? undecided');
  return palette[outcome === outcomes.good ? 'success' : 'failure'](outcomes[outcome]);
}

function correctionText({ correction }: Comparison, { faint }: Palette): string {
  const { comparisons, level } = correction;
  return faint(
    `· ${counted(comparisons, 'comparison')} with one error rate of ${percent(level)} (Holm): each outcome may be believed beside the others`,
  );
}
