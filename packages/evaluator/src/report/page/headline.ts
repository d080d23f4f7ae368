import { abMeasure } from '@poker-bot/shared/evaluation/ab-measure';
import { judgeWeakness } from '@poker-bot/shared/evaluation/judge-weakness';
import type { Summary } from '@poker-bot/shared/evaluation/summary';
import { lbrConfigOf, lbrOf } from '../../lbr/lbr-result.ts';
import { counted, signed, span, whole } from '../figures/format.ts';
import { element, type Markup } from '../markup/element.ts';
import type { ReportData } from '../read/report-data.ts';
import { lbrHeadline, lbrTitle } from './lbr-headline.ts';
import { paragraph } from './section.ts';

const signs: Readonly<Record<string, readonly [sign: string, kind: string]>> = {
  pass: ['✔', 'good'],
  better: ['✔', 'good'],
  fail: ['✖', 'bad'],
  worse: ['✖', 'bad'],
  equivalent: ['=', 'open'],
  undecided: ['?', 'open'],
};

/** What the run found, in a few lines: the verdict, why, and of what. */
export function headline({ manifest, summary, finished }: ReportData): Markup {
  const { verdict } = summary;
  const [sign, kind] = signs[verdict ?? ''] ?? ['·', 'faint'];
  const lbr = lbrOf(manifest, summary);
  const { reasons } = lbr ?? summary;
  const { found, figure, limit } =
    lbr === undefined
      ? {
          found: `${sign} ${verdict ?? 'no verdict asked for'}`,
          figure: figureOf(summary),
          limit: limitOf(summary),
        }
      : lbrHeadline(lbr);
  return element(
    'header',
    {},
    element('h1', {}, titleOf({ manifest, summary })),
    paragraph(
      element('span', { class: `verdict ${lbr === undefined ? kind : 'open'}` }, found),
      finished ? null : element('strong', {}, ' · this run is not finished'),
    ),
    element(
      'ul',
      {},
      reasons.map((reason) => element('li', {}, reason)),
    ),
    paragraph(figure),
    paragraph(element('span', { class: 'faint' }, limit)),
  );
}

/** What a report is of, also as the title of its window. */
export function titleOf({ manifest, summary }: Pick<ReportData, 'manifest' | 'summary'>): string {
  if (lbrConfigOf(manifest) !== undefined && summary.suite === 'smoke') return lbrTitle(summary);
  switch (summary.suite) {
    case 'smoke':
      return `Smoke: is ${summary.bot} healthy?`;
    case 'ab':
      return `A/B: is ${summary.b.name} better than ${summary.a.name}?`;
    case 'serve':
      return `Match: ${summary.players.map(({ name }) => name).join(', ')}`;
    case 'shadow':
      return `Shadow: would ${summary.bot} do what was done?`;
  }
}

function figureOf(summary: Summary): string {
  if (summary.suite === 'shadow') {
    const { agreements, decisions, hands, ev } = summary;
    return `Agrees in ${whole(agreements)} of ${counted(decisions, 'decision')} in ${counted(hands, 'hand')}. The judge takes its actions to be worth ${signed(ev.net)} bb against those that were done (${ev.label}).`;
  }
  const { bbPer100, interval, hands, seats, seed } = summary;
  const played = `${counted(hands, 'hand')} at ${seats} seats, seed “${seed}”`;
  if (bbPer100 === null) return `No win rate yet; ${played}.`;
  const what = summary.suite === 'ab' ? abMeasure(summary).name : 'Win rate';
  const estimator = summary.suite === 'ab' ? summary.test.estimator : summary.estimator;
  const by = estimator === null ? '' : ` by ${estimator}`;
  const range =
    interval === null ? 'no interval yet' : `${intervalKind(summary)} ${span(interval)}`;
  return `${what} ${signed(bbPer100)} bb/100${by}, ${range}; ${played}.`;
}

/** How sure its interval is, and when one may look. */
function intervalKind(summary: Exclude<Summary, { suite: 'shadow' }>): string {
  if (summary.suite !== 'ab') return '95 % interval';
  return `${Number((100 * (1 - summary.test.alpha)).toFixed(4))} % interval that holds at every look`;
}

/** What the figures cannot say. */
function limitOf(summary: Summary): string {
  switch (summary.suite) {
    case 'smoke': {
      const { handsNeeded, strengthHalfWidth } = summary;
      const needed =
        handsNeeded === null
          ? 'there are too few deals even to measure the spread'
          : `about ${whole(handsNeeded)} hands would tell its win rate to ±${strengthHalfWidth} bb/100`;
      return `The verdict is about health, not about strength: ${needed}.`;
    }
    case 'ab': {
      const { moreHands, verdict } = summary;
      if (verdict !== 'undecided')
        return 'The interval holds at every look, so looking early was allowed.';
      return moreHands === null
        ? 'How many more hands a verdict takes is not known yet.'
        : `About ${whole(moreHands)} more hands would bring a verdict at the spread and difference measured.`;
    }
    case 'serve':
      return 'The verdict is about the match having been played, not about strength.';
    case 'shadow':
      return `How far a bot agrees is no merit in itself, and EVs are a judge’s opinion, no money won${weaknessText(summary.ev)}.`;
  }
}

function weaknessText(ev: { readonly judge: string }): string {
  const weakness = judgeWeakness(ev);
  return weakness === undefined ? '' : `: ${weakness}`;
}
