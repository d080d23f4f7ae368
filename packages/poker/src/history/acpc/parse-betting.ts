import type { HistoryStep } from '../hand-history.ts';
import { HistoryError, type Place } from '../history-error.ts';

/**
 * Reads the betting of a match text street by street: `f`, `c` and `r` with the chips the raiser will then have put in
 * over the whole hand. Those still able to act after a street have all put in its highest total, so what a raise comes
 * to on its own street is what it has above that.
 * @throws HistoryError
 */
export function parseBetting(
  text: string,
  place: Place & { readonly biggestBlind: number },
): HistoryStep[][] {
  let before = 0;
  let total = place.biggestBlind;
  return text.split('/').map((street) => {
    const steps: HistoryStep[] = [];
    const { line } = place;
    for (const [token, amount] of tokensOf(street, place)) {
      if (token === 'f') steps.push({ line, type: 'fold', seat: undefined });
      else if (token === 'c') steps.push({ line, type: 'check-or-call', seat: undefined });
      else {
        total = amount;
        steps.push({ line, type: 'raise', seat: undefined, to: total - before });
      }
    }
    before = total;
    return steps;
  });
}

function* tokensOf(street: string, place: Place): Generator<readonly [string, number]> {
  const pattern = /f|c|r(\d+)/y;
  while (pattern.lastIndex < street.length) {
    const from = pattern.lastIndex;
    const found = pattern.exec(street);
    if (found === null) {
      throw new HistoryError(
        'HISTORY_SYNTAX',
        `\`${street.slice(from)}\` is no betting: expected \`f\`, \`c\` or \`r\` with a total`,
        place,
      );
    }
    yield [found[0].slice(0, 1), Number(found[1] ?? 0)];
  }
}
