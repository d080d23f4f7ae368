import { loadEnvironment } from '@poker-bot/shared/env/load';
import { workspacePaths } from '../../suites/workspace-paths.ts';
import { document, tellLine } from '../answer.ts';
import type { CliContext } from '../cli-context.ts';
import { outputOptions, readFlags } from '../read-flags.ts';
import { listRuns } from '../run-listing.ts';
import { listText } from '../text.ts';

/** `list`: the runs there are. */
export function listCommand(argv: readonly string[], context: CliContext): number {
  const { json, events } = readFlags(argv, { options: outputOptions }).values;
  const environment = loadEnvironment('evaluator', context.environment);
  const runs = listRuns(workspacePaths(environment, context.workingDirectory).runs);
  if (events) tellLine({ type: 'listed', runs }, context);
  else context.out(json ? document({ runs }) : listText(runs));
  return 0;
}
