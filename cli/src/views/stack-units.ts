import { formatDuration } from '../output/duration.ts';
import type { Palette } from '../output/palette.ts';
import { table } from '../output/table.ts';
import type { UnitResult } from '../stack/use-cases/results.ts';
import { megabytes } from './megabytes.ts';

/** Units as a table: state, address, age, restarts, process, memory. */
export function unitTable(units: readonly UnitResult[], palette: Palette): string {
  return table(units, [
    { title: 'UNIT', cell: ({ name }) => name },
    { title: 'STATE', cell: (unit) => paintState(unit, palette) },
    { title: 'ADDRESS', cell: ({ address }) => address ?? '-' },
    {
      title: 'UPTIME',
      align: 'right',
      cell: ({ uptimeMs }) => (uptimeMs === null ? '-' : formatDuration(uptimeMs)),
    },
    { title: 'RESTARTS', align: 'right', cell: ({ restarts }) => String(restarts) },
    { title: 'PID', align: 'right', cell: ({ pid }) => String(pid ?? '-') },
    { title: 'MEMORY', align: 'right', cell: ({ memoryBytes }) => megabytes(memoryBytes) },
    { title: '', cell: ({ detail }) => palette.faint(detail ?? '') },
  ]);
}

function paintState({ state }: UnitResult, palette: Palette): string {
  if (state === 'healthy') return palette.success(state);
  if (state === 'stopped') return palette.faint(state);
  return state === 'failed' || state === 'hung' ? palette.failure(state) : palette.warning(state);
}
