import type { Palette } from '../output/palette.ts';
import { table } from '../output/table.ts';
import type { StatsResult } from '../stack/use-cases/results.ts';
import { megabytes } from './megabytes.ts';

/** Units as a table: processor, memory, and how much of the allowed memory that is. */
export function statsText({ units }: StatsResult, palette: Palette): string {
  return table(units, [
    { title: 'UNIT', cell: ({ unit }) => unit },
    { title: 'CPU', align: 'right', cell: ({ cpuPercent }) => `${cpuPercent.toFixed(1)} %` },
    { title: 'MEMORY', align: 'right', cell: ({ memoryBytes }) => megabytes(memoryBytes) },
    {
      title: 'OF ITS LIMIT',
      align: 'right',
      cell: ({ memoryBytes, memoryLimitBytes }) =>
        memoryLimitBytes === null
          ? palette.faint('no limit')
          : `${Math.round((memoryBytes / memoryLimitBytes) * 100)} %`,
    },
  ]);
}
