import type { FailureCard } from './failure-card.ts';

/**
 * Whether the build of one unit failed by a step that has been told already: images have a base in common, whose steps the engine
 * runs once for all of them. What a step wrote may reach one build and not the others, so a card with lines of its own is another.
 */
export function sharesStep(card: FailureCard, told: FailureCard): boolean {
  if (card.phase !== 'build' || told.phase !== 'build' || card.cause !== told.cause) return false;
  if (card.engine === undefined || card.engine !== told.engine) return false;
  return card.lastLines.length === 0 || card.lastLines.join('\n') === told.lastLines.join('\n');
}

/** One sentence for each failure, and one for all that failed by one step. */
export function foldedMessages(cards: readonly FailureCard[]): string[] {
  const units = new Map<FailureCard, string[]>();
  for (const card of cards) {
    const same = cards.filter((other) => sharesStep(card, other));
    const told = same.find(({ lastLines }) => lastLines.length > 0) ?? same[0] ?? card;
    units.set(told, [...(units.get(told) ?? []), card.unit]);
  }
  return [...units].map(([told, names]) => `${enumerate(names)} failed: ${told.explanation}`);
}

function enumerate(units: readonly string[]): string {
  const quoted = units.map((unit) => `\`${unit}\``);
  const last = quoted.pop();
  return quoted.length === 0 ? String(last) : `${quoted.join(', ')} and ${last}`;
}
