import type { Palette } from '../output/palette.ts';
import { table } from '../output/table.ts';
import type { EnvListResult } from '../schemas/env-list-result.ts';

type Row = EnvListResult['variables'][number];

interface Grouped extends Row {
  readonly units: readonly string[];
}

const widest = 48;

/** One row for each value, with the units that get it. */
export function envListText({ variables }: EnvListResult, palette: Palette): string {
  if (variables.length === 0) return 'Nothing is set: every unit works with its defaults';
  const groups = new Map<string, Grouped>();
  for (const row of variables) {
    const key = [row.variable, row.value, row.origin].join('\0');
    const units = [...(groups.get(key)?.units ?? []), row.unit];
    groups.set(key, { ...row, units });
  }
  const rows = [...groups.values()].sort((one, other) => (one.variable < other.variable ? -1 : 1));
  return table(rows, [
    { title: 'VARIABLE', cell: ({ variable }) => variable },
    { title: 'VALUE', cell: (row) => valueText(row, palette) },
    { title: 'FROM', cell: ({ origin }) => palette.hint(origin) },
    { title: 'UNITS', cell: ({ units }) => units.join(', ') },
  ]);
}

function valueText({ value, secret, source }: Row, palette: Palette): string {
  if (source === 'unset') return palette.faint('–');
  if (secret) return '********';
  const line = (value ?? '').replaceAll('\n', '\\n');
  const shown = line.length > widest ? `${line.slice(0, widest)}…` : line;
  return source === 'default' ? palette.faint(shown) : shown;
}
