import type { Palette } from '../output/palette.ts';
import type { FailureCard } from '../stack/failure/failure-card.ts';

/** Everything about one failure on one screen. */
export function failureCardText(card: FailureCard, palette: Palette): string {
  const { failure, strong, faint, hint } = palette;
  const facts: (readonly [string, string | undefined])[] = [
    ['phase', card.phase],
    ['ended', describeEnd(card)],
    ['health', card.health],
    ['cause', `${card.explanation} (${card.cause})`],
  ];
  return [
    failure(strong(`${card.unit} failed`)),
    ...facts.flatMap(([name, value]) =>
      value === undefined ? [] : [`  ${name.padEnd(7)} ${value}`],
    ),
    ...(card.lastLines.length > 0 ? ['  last lines'] : []),
    ...card.lastLines.map((line) => `    ${faint(line)}`),
    `  next    ${hint(card.next)}`,
  ].join('\n');
}

/** A build that failed by the step of another one, whose card is on the screen. */
export function sharedFailureText(card: FailureCard, told: FailureCard, palette: Palette): string {
  const { failure, strong } = palette;
  return [
    failure(strong(`${card.unit} failed`)),
    `  cause   It needs the same step of the build as ${told.unit}, see there (${card.cause})`,
  ].join('\n');
}

function describeEnd({ exitCode, signal, spawnError, attempts }: FailureCard): string | undefined {
  const times = attempts > 1 ? `, ${attempts} times in a row` : '';
  if (spawnError !== undefined) return `could not be started (${spawnError})`;
  if (signal !== undefined) return `by ${signal}${times}`;
  return exitCode === undefined ? undefined : `with exit code ${exitCode}${times}`;
}
