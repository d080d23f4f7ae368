import type { Palette } from '../output/palette.ts';
import type { StatusResult } from '../stack/use-cases/results.ts';
import { failureCardText } from './stack-failure.ts';
import { unitTable } from './stack-units.ts';

/** The units of a workspace, and a card for each that failed. */
export function statusText({ units, running }: StatusResult, palette: Palette): string {
  const cards = units.flatMap(({ failure }) =>
    failure ? ['', failureCardText(failure, palette)] : [],
  );
  const hint = running ? [] : ['', `${palette.hint('hint:')} start it with \`pokerbot up\``];
  return [unitTable(units, palette), ...cards, ...hint].join('\n');
}
