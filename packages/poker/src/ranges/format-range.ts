import { formatCard } from '../cards/card.ts';
import { comboCards, comboCount } from './combo.ts';
import { allHandClasses, combosOf, formatHandClass, type HandClass } from './hand-class.ts';

interface Run {
  readonly from: HandClass;
  to: HandClass;
  readonly weight: number;
}

/**
 * The canonical notation of weights: runs of classes from strong to weak (`QQ-77`, `AKs-ATs`), then single combos
 * where a class is not of one weight. Parsing it gives the same weights again.
 */
export function formatRange(weights: Float64Array): string {
  const runs: Run[] = [];
  const rest = new Set<number>();
  for (const handClass of classesInOrder()) {
    const combos = combosOf(handClass);
    const weight = weights[combos[0] ?? 0] ?? 0;
    if (combos.some((combo) => weights[combo] !== weight)) {
      for (const combo of combos) rest.add(combo);
    } else if (weight > 0) {
      extend(runs, handClass, weight);
    }
  }
  const singles = Array.from({ length: comboCount }, (_, index) => comboCount - 1 - index)
    .filter((combo) => rest.has(combo) && (weights[combo] ?? 0) > 0)
    .map((combo) => comboCards(combo).map(formatCard).join('') + suffix(weights[combo] ?? 0));
  return [...runs.map(formatRun), ...singles].join(', ');
}

/** Pairs from aces down, then suited and offsuit hands by their higher card, the lower one going down. */
function classesInOrder(): HandClass[] {
  const kinds = ['pair', 'suited', 'offsuit'];
  return allHandClasses().sort(
    (a, b) =>
      kinds.indexOf(a.suitedness) - kinds.indexOf(b.suitedness) || b.high - a.high || b.low - a.low,
  );
}

function extend(runs: Run[], handClass: HandClass, weight: number): void {
  const last = runs.at(-1);
  if (last && last.weight === weight && follows(last.to, handClass)) last.to = handClass;
  else runs.push({ from: handClass, to: handClass, weight });
}

function follows(previous: HandClass, next: HandClass): boolean {
  const sameKind = previous.suitedness === next.suitedness && previous.low === next.low + 1;
  return sameKind && (next.suitedness === 'pair' || previous.high === next.high);
}

function formatRun({ from, to, weight }: Run): string {
  if (from === to) return formatHandClass(from) + suffix(weight);
  const top = from.suitedness === 'pair' ? 12 : from.high - 1;
  const name =
    from.low === top
      ? `${formatHandClass(to)}+`
      : `${formatHandClass(from)}-${formatHandClass(to)}`;
  return name + suffix(weight);
}

function suffix(weight: number): string {
  return weight === 1 ? '' : `:${weight.toFixed(20).replace(/\.?0+$/, '')}`;
}
