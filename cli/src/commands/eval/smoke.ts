import { boolean, integer, string } from '@oclif/core/flags';
import type { SmokeSummary } from '@poker-bot/shared/evaluation/smoke-summary';
import { BaseCommand } from '../../base-command.ts';
import { evaluatorArguments } from '../../evals/evaluator-arguments.ts';
import { runSuite } from '../../evals/run-suite.ts';
import { smokeFlags } from '../../evals/suite-flags.ts';
import type { Palette } from '../../output/palette.ts';
import { declarationFlags, parseAssignments } from '../../stack-flags.ts';
import { evalListener } from '../../views/eval-progress.ts';
import { summaryText } from '../../views/eval-summary.ts';
import { stackListener } from '../../views/stack-listener.ts';
import { findWorkspace } from '../../workspace/find-workspace.ts';

export default class EvalSmoke extends BaseCommand<SmokeSummary> {
  static override summary = 'Play hands against scripted opponents and judge the health of the bot';
  static override description =
    'Every deal is played once from each seat. The verdict is about health alone: illegal actions, timeouts, crashes and, with `--max-p99-ms`, latency. Exits with 4 when it is not a pass. Starts the stack where it is down and stops it again.';
  static override examples = [
    '<%= config.bin %> eval smoke --hands 100',
    '<%= config.bin %> eval smoke --hands 20000 --seats 2 --opponent calling_station',
    '<%= config.bin %> eval smoke --resume RUN',
  ];
  static override flags = {
    hands: integer({ summary: 'Hands to deal, every rotation counted', helpValue: 'N' }),
    seats: integer({ summary: 'Seats at the table, 2 to 9', helpValue: 'N' }),
    opponent: string({
      summary: 'An opponent of `config/opponents/`; repeat it for a mixed field',
      helpValue: 'NAME',
      multiple: true,
    }),
    seed: string({ summary: 'Same seed and configuration, same hands', helpValue: 'TEXT' }),
    'run-id': string({ summary: 'Id of the run and name of its folder', helpValue: 'ID' }),
    resume: string({
      summary: 'Continue a run; of a finished one the verdict again',
      helpValue: 'RUN',
    }),
    'max-p99-ms': string({
      summary: 'Fail when the 99th percentile of the decision latency is above',
      helpValue: 'MS',
    }),
    'decision-limit-ms': integer({
      summary: 'Time after which a decision is a timeout',
      helpValue: 'MS',
    }),
    shard: string({
      summary: 'Play the K-th of N parts; `eval merge` joins them',
      helpValue: 'K/N',
    }),
    workers: integer({ summary: 'Threads that play, to the same bytes', helpValue: 'N' }),
    'no-luck-correction': boolean({ summary: 'Leave the luck in: faster, wider intervals' }),
    keep: boolean({ summary: 'Leave the stack running that was started for this run' }),
    ...declarationFlags,
  };
  static override result = async () =>
    (await import('@poker-bot/shared/evaluation/smoke-summary')).smokeSummarySchema;

  async run(): Promise<SmokeSummary> {
    const { flags } = await this.parse(EvalSmoke);
    const { context } = this;
    return await runSuite({
      suite: 'smoke',
      context,
      workspace: findWorkspace({ ...context, workspace: flags.workspace }),
      driver: flags.driver,
      flags: parseAssignments(flags.env),
      args: evaluatorArguments(smokeFlags, flags),
      keep: flags.keep,
      listen: evalListener(() => this.reporter, context),
      listenToStack: stackListener(() => this.reporter, context),
    });
  }

  protected render(result: SmokeSummary, palette: Palette): string {
    return summaryText(result, palette);
  }

  protected override exitCodeOf({ verdict }: SmokeSummary): 0 | 4 {
    return verdict === 'pass' ? 0 : 4;
  }
}
