import { formatCard } from '../cards/card.ts';
import { comboAt } from './combo.ts';
import { combosOfKind, formatKind, type HandKind, handKinds, kindOf } from './hand-kind.ts';

/**
 * The one canonical notation of the weights, which reads back to exactly the same: `random`, or kinds in runs of equal
 * weight, then single combos of the kinds whose combos differ.
 */
export function formatRange(weights: Float64Array): string {
  if (weights.every((weight) => weight === 1)) return 'random';
  const runs = runsOf(handKinds().map((kind) => ({ kind, weight: commonWeight(kind, weights) })));
  const entries = runs.map((run) => formatRun(run) + formatWeight(run.weight));
  return [...entries, ...singleCombos(weights)].join(',');
}

interface Run {
  readonly first: HandKind;
  last: HandKind;
  readonly weight: number;
}

function runsOf(
  kinds: readonly { readonly kind: HandKind; readonly weight: number | undefined }[],
): Run[] {
  const runs: Run[] = [];
  let open: Run | undefined;
  for (const { kind, weight } of kinds) {
    if (open !== undefined && open.weight === weight && isSameRow(open.last, kind)) {
      open.last = kind;
      continue;
    }
    open = weight === undefined || weight === 0 ? undefined : { first: kind, last: kind, weight };
    if (open !== undefined) runs.push(open);
  }
  return runs;
}

function isSameRow(left: HandKind, right: HandKind): boolean {
  if (left.high === left.low) return right.high === right.low;
  return left.high === right.high && left.suited === right.suited;
}

function formatRun({ first, last }: Run): string {
  if (first === last) return formatKind(first);
  const isTop = first.high === first.low ? first.high === 12 : first.low === first.high - 1;
  return isTop ? `${formatKind(last)}+` : `${formatKind(first)}-${formatKind(last)}`;
}

function singleCombos(weights: Float64Array): string[] {
  const entries: string[] = [];
  weights.forEach((weight, index) => {
    const [low, high] = comboAt(index);
    if (weight === 0 || commonWeight(kindOf(low, high), weights) !== undefined) return;
    entries.push(formatCard(high) + formatCard(low) + formatWeight(weight));
  });
  return entries;
}

/** The weight of a kind when its combos agree. */
function commonWeight(kind: HandKind, weights: Float64Array): number | undefined {
  const [first, ...others] = combosOfKind(kind).map((combo) => weights[combo]);
  return others.every((weight) => weight === first) ? first : undefined;
}

function formatWeight(weight: number): string {
  return weight === 1 ? '' : `:${weight}`;
}
