import { formatDuration } from '../output/duration.ts';
import type { Palette } from '../output/palette.ts';
import { table } from '../output/table.ts';
import type { DownResult, ListResult } from '../stack/use-cases/results.ts';

/** Every running stack in one line. */
export function listText({ stacks }: ListResult, palette: Palette): string {
  if (stacks.length === 0) return 'No stack runs on this machine';
  return table(stacks, [
    { title: 'WORKSPACE', cell: ({ workspace }) => workspace },
    { title: 'DRIVER', cell: ({ driver }) => driver },
    {
      title: 'HEALTHY',
      align: 'right',
      cell: ({ healthy, units }) =>
        (healthy === units ? palette.success : palette.warning)(`${healthy}/${units}`),
    },
    { title: 'UPTIME', align: 'right', cell: ({ uptimeMs }) => formatDuration(uptimeMs) },
  ]);
}

/** What was stopped where. */
export function downText({ stacks }: DownResult, palette: Palette): string {
  if (stacks.length === 0) return 'No stack runs on this machine';
  return stacks
    .flatMap(({ workspace, stopped, deleted }) => [
      stopped.length === 0
        ? `Nothing ran in ${workspace}`
        : `${palette.success('✔')} Stopped ${stopped.join(', ')} in ${workspace}`,
      ...(deleted.length === 0 ? [] : [`${palette.success('✔')} Deleted ${deleted.join(', ')}`]),
    ])
    .join('\n');
}
