import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { DeclaredUnit } from './declared-unit.ts';

/** @throws PokerbotError `MANIFEST_INVALID` when units wait for each other in a circle */
export function checkCircles(units: readonly DeclaredUnit[]): void {
  const done = new Set<string>();
  let waiting = [...units];
  while (waiting.length > 0) {
    const ready = waiting.filter(({ dependsOn }) => dependsOn.every((name) => done.has(name)));
    if (ready.length === 0) throw circle(waiting.map(({ name }) => name));
    for (const { name } of ready) done.add(name);
    waiting = waiting.filter(({ name }) => !done.has(name));
  }
}

function circle(names: readonly string[]): PokerbotError {
  return new PokerbotError('MANIFEST_INVALID', {
    message: `Units wait for each other in a circle: ${names.map((name) => `\`${name}\``).join(', ')}`,
    next: ['Remove one of them from a `dependsOn` in `pokerbot.yaml`'],
    details: { units: names },
  });
}
