import { formatCard } from '../cards/card.ts';
import { comboAt } from './combo.ts';
import {
  allHandClasses,
  combosOfClass,
  formatHandClass,
  type HandClass,
  handClassOf,
} from './hand-class.ts';

/**
 * The one canonical notation of the weights, which reads back to exactly the same: `random`, or classes in runs of equal
 * weight, then single combos of the classes whose combos differ.
 */
export function formatRange(weights: Float64Array): string {
  if (weights.every((weight) => weight === 1)) return 'random';
  const runs = runsOf(
    allHandClasses().map((handClass) => ({
      handClass,
      weight: commonWeight(handClass, weights),
    })),
  );
  const entries = runs.map((run) => formatRun(run) + formatWeight(run.weight));
  return [...entries, ...singleCombos(weights)].join(',');
}

interface Run {
  readonly first: HandClass;
  last: HandClass;
  readonly weight: number;
}

function runsOf(
  classes: readonly { readonly handClass: HandClass; readonly weight: number | undefined }[],
): Run[] {
  const runs: Run[] = [];
  let open: Run | undefined;
  for (const { handClass, weight } of classes) {
    if (open !== undefined && open.weight === weight && isSameRow(open.last, handClass)) {
      open.last = handClass;
      continue;
    }
    open =
      weight === undefined || weight === 0
        ? undefined
        : { first: handClass, last: handClass, weight };
    if (open !== undefined) runs.push(open);
  }
  return runs;
}

function isSameRow(left: HandClass, right: HandClass): boolean {
  if (left.high === left.low) return right.high === right.low;
  return left.high === right.high && left.suited === right.suited;
}

function formatRun({ first, last }: Run): string {
  if (first === last) return formatHandClass(first);
  const isTop = first.high === first.low ? first.high === 12 : first.low === first.high - 1;
  return isTop ? `${formatHandClass(last)}+` : `${formatHandClass(first)}-${formatHandClass(last)}`;
}

function singleCombos(weights: Float64Array): string[] {
  const entries: string[] = [];
  weights.forEach((weight, index) => {
    const [low, high] = comboAt(index);
    if (weight === 0 || commonWeight(handClassOf(low, high), weights) !== undefined) return;
    entries.push(formatCard(high) + formatCard(low) + formatWeight(weight));
  });
  return entries;
}

/** The weight of a handClass when its combos agree. */
function commonWeight(handClass: HandClass, weights: Float64Array): number | undefined {
  const [first, ...others] = combosOfClass(handClass).map((combo) => weights[combo]);
  return others.every((weight) => weight === first) ? first : undefined;
}

function formatWeight(weight: number): string {
  return weight === 1 ? '' : `:${weight}`;
}
