import type { Palette } from '../output/palette.ts';
import type { EnvDiffResult } from '../schemas/env-diff-result.ts';

type Difference = EnvDiffResult['differences'][number];

/** One line for each variable that differs, under the unit that gets it. */
export function envDiffText({ from, to, differences }: EnvDiffResult, palette: Palette): string {
  if (differences.length === 0) return `No difference between ${from} and ${to}`;
  const units = [...new Set(differences.map(({ unit }) => unit))];
  const blocks = units.map((unit) => {
    const own = differences.filter((each) => each.unit === unit);
    const lines = own.map((each) => line(each, palette));
    return unit === null
      ? lines.join('\n')
      : [`${unit}:`, ...lines.map((it) => `  ${it}`)].join('\n');
  });
  return [`${from} → ${to}`, ...blocks].join('\n\n');
}

function line({ variable, from, to, kind, secret }: Difference, palette: Palette): string {
  const [before, after] = secret ? ['********', '********'] : [from, to];
  if (kind === 'added') return palette.success(`+ ${variable}=${after}`);
  if (kind === 'removed') return palette.failure(`- ${variable}=${before}`);
  return palette.warning(`~ ${variable}: ${secret ? 'another secret' : `${before} → ${after}`}`);
}
