import { servicesOfManifest, servicesText } from '@poker-bot/shared/evaluation/asked-services';
import type { Shown, ShownRun } from '@poker-bot/shared/evaluation/run-event';
import { stylesIn } from '@poker-bot/shared/evaluation/styles-in';
import type { Palette } from '../output/palette.ts';
import { abText } from './eval-ab.ts';
import { lbrText } from './eval-lbr.ts';
import { matchText } from './eval-match.ts';
import { shadowText } from './eval-shadow.ts';
import { divergenceText } from './eval-shadow-divergence.ts';
import { shownLeagueText } from './eval-shown-league.ts';
import { summaryText } from './eval-summary.ts';

/** A run or a league. */
export function shownText(shown: Shown, palette: Palette): string {
  const text = 'league' in shown ? shownLeagueText(shown, palette) : shownRunText(shown, palette);
  const isOneDecision = 'divergence' in shown && shown.divergence !== undefined;
  return [
    text,
    ...(isOneDecision ? [] : styleLines(shown, palette)),
    ...serviceLines(shown, palette),
  ].join('\n');
}

function serviceLines({ manifest }: Shown, { faint }: Palette): string[] {
  const services = servicesOfManifest(manifest);
  return services === undefined
    ? []
    : [`  ${faint('services'.padEnd(12))}${servicesText(services)}`];
}

/** What the configurations of the bots do to what their advisors say. */
function styleLines({ manifest }: Shown, { faint }: Palette): string[] {
  return stylesIn(manifest).map(
    ({ bot, words }) => `  ${faint('style'.padEnd(12))}\`${bot}\` ${words}`,
  );
}

/** A run as its suite shows it, or the one divergence of it that was asked for. */
export function shownRunText(shown: ShownRun, palette: Palette): string {
  const { summary, lbr, divergence } = shown;
  const next = shown.finished ? undefined : resumption(shown);
  if (lbr !== undefined) return lbrText(lbr, palette, next);
  if (divergence !== undefined) {
    return divergenceText(divergence, { runId: summary.runId, palette });
  }
  switch (summary.suite) {
    case 'smoke':
      return summaryText(summary, palette, next);
    case 'ab':
      return abText(summary, palette, next);
    case 'shadow':
      return shadowText(summary, palette, next);
    case 'serve':
      return matchText(summary, palette);
  }
}

/** How a run goes on that was stopped. */
function resumption({ summary: { suite, runId }, lbr }: ShownRun): string {
  return `pokerbot eval ${lbr === undefined ? suite : 'lbr'} --resume ${runId}`;
}
