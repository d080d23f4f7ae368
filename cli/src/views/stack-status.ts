import type { Palette } from '../output/palette.ts';
import type { StatusResult } from '../stack/use-cases/results.ts';
import { failureCardText } from './stack-failure.ts';
import { unitTable } from './stack-units.ts';

/** The units of a workspace, and a card for each that failed. */
export function statusText({ units, running, secretsDue }: StatusResult, palette: Palette): string {
  const cards = units.flatMap(({ failure }) =>
    failure ? ['', failureCardText(failure, palette)] : [],
  );
  const hint = running ? [] : ['', `${palette.hint('hint:')} start it with \`pokerbot up\``];
  return [unitTable(units, palette), ...cards, ...dueText(secretsDue, palette), ...hint].join('\n');
}

/** One line, and only when something is due. */
function dueText(names: readonly string[], palette: Palette): string[] {
  if (names.length === 0) return [];
  const list = names.map((name) => `\`${name}\``).join(', ');
  return ['', `${palette.warning('due:')} replace ${list}: \`pokerbot secrets rotate --due\``];
}
