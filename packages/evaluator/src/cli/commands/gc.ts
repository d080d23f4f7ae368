import { join } from 'node:path';
import { loadEnvironment } from '@poker-bot/shared/env/load';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { Gc } from '@poker-bot/shared/evaluation/gc';
import { collectGarbage } from '../../gc/collect-garbage.ts';
import { workspacePaths } from '../../suites/workspace-paths.ts';
import { document, tellLine } from '../answer.ts';
import type { CliContext } from '../cli-context.ts';
import { outputOptions, readFlags, wholeNumber } from '../read-flags.ts';

const flags = {
  ...outputOptions,
  keep: { type: 'string' },
  'older-than': { type: 'string' },
  unfinished: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
} as const;

/** `gc`: removes old runs. */
export function gcCommand(argv: readonly string[], context: CliContext): number {
  const { values } = readFlags(argv, { options: flags });
  const keep = wholeNumber('keep', { text: values.keep, from: 0 });
  const age = ageOf(values['older-than']);
  if (keep === undefined && age === undefined) {
    throw new PokerbotError('USAGE', {
      message: '`gc` has to be told which runs are old',
      next: ['Give `--keep N` for the newest that stay, or `--older-than 30d`, or both'],
    });
  }
  const environment = loadEnvironment('evaluator', context.environment);
  const { runs: parent, workspace } = workspacePaths(environment, context.workingDirectory);
  const now = context.clock.now();
  const sources = join(workspace, 'results/sources');
  const olderThan = age === undefined ? undefined : now - age;
  const { unfinished, 'dry-run': dryRun } = values;
  const gc = collectGarbage({ parent, sources, now, keep, olderThan, unfinished, dryRun });
  if (values.events) tellLine({ type: 'collected', gc }, context);
  else context.out(values.json ? document(gc) : gcText(gc));
  return 0;
}

/** Milliseconds. */
const units: Readonly<Record<string, number>> = { h: 3_600_000, d: 86_400_000, w: 604_800_000 };

function ageOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const [, amount, unit] = /^(\d{1,5})([hdw])$/.exec(text) ?? [];
  if (amount !== undefined && unit !== undefined) return Number(amount) * (units[unit] ?? 0);
  throw new PokerbotError('USAGE', {
    message: `\`--older-than\` is \`${text}\`; expected an age such as \`12h\`, \`30d\` or \`8w\``,
    details: { flag: 'older-than', value: text },
  });
}

function gcText({ dryRun, removed, kept, sources, bytes }: Gc): string {
  const lines = [
    ...removed.map(({ runId }) => `${dryRun ? 'would remove' : 'removed'}  ${runId}`),
    ...kept.map(({ runId, reason }) => `kept  ${runId}: ${reason}`),
    ...(sources.files === 0 ? [] : [`copies that no run names: ${sources.files}`]),
    `${bytes} bytes in ${removed.length === 1 ? '1 run' : `${removed.length} runs`}${sources.files === 0 ? '' : ' and copies'}`,
  ];
  return `${lines.join('\n')}\n`;
}
