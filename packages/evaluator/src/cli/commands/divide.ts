import { type DivideOptions, divideSmoke, previewDivision } from '../../suites/divide-smoke.ts';
import { document, tellLine } from '../answer.ts';
import type { CliContext } from '../cli-context.ts';
import { readFlags, wholeNumber } from '../read-flags.ts';
import { smokeFlags, smokeOptions } from '../smoke-options.ts';
import { suiteContextOf } from '../suite-context-of.ts';

const { shard: _, ...undivided } = smokeFlags;
const flags = { ...undivided, jobs: { type: 'string' } } as const;
/** Each is a process of its own, with the memory of one. */
const mostJobs = 64;

/** `divide`: gives the shards of a run their folders. */
export async function divideCommand(argv: readonly string[], context: CliContext): Promise<number> {
  const { values } = readFlags(argv, { options: flags });
  const jobs = wholeNumber('jobs', { text: values.jobs, from: 1, to: mostJobs });
  const options: DivideOptions = { ...smokeOptions(values), jobs };
  const suite = suiteContextOf(context, () => undefined);
  const answer = values.check ? previewDivision(options, suite) : await divideSmoke(options, suite);
  if (values.events) tellLine(answer, context);
  else context.out(document(answer));
  return 0;
}
