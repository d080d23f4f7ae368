import { string } from '@oclif/core/args';
import { boolean } from '@oclif/core/flags';
import type { AbSummary } from '@poker-bot/shared/evaluation/ab-summary';
import { abMatchFlags, abTestFlags } from '../../ab-flags.ts';
import { BaseCommand } from '../../base-command.ts';
import { degradedFlag } from '../../degraded-flag.ts';
import { botArguments } from '../../evals/bot-arguments.ts';
import { evaluatorArguments } from '../../evals/evaluator-arguments.ts';
import { GivenFiles } from '../../evals/given-files.ts';
import { runSuite } from '../../evals/run-suite.ts';
import { abFlags } from '../../evals/suite-flags.ts';
import { givenVariables } from '../../given-variables.ts';
import type { Palette } from '../../output/palette.ts';
import { declarationFlags } from '../../stack-flags.ts';
import { abText } from '../../views/eval-ab.ts';
import { evalListener } from '../../views/eval-progress.ts';
import { stackListener } from '../../views/stack-listener.ts';
import { findWorkspace } from '../../workspace/find-workspace.ts';

export default class EvalAb extends BaseCommand<AbSummary> {
  static override summary = 'Play two bots and say whether B is better than A';
  static override description =
    'Each deal is played twice with the seats swapped, the luck of cards and actions is taken out, and the run ends as soon as the verdict is clear: better, worse, or equivalent within ± delta. Heads-up the figure, and delta with it, is what B wins from A: half of what lies between their win rates. With `--opponent` it is what B wins from the field less what A wins from it. Looking at any time is allowed. Exits with 4 unless B is better. Starts the services that a bot asks where they are down, and stops them again.';
  static override examples = [
    '<%= config.bin %> eval ab default config/bot/candidate.bot.json',
    '<%= config.bin %> eval ab tight_aggressive maniac',
    '<%= config.bin %> eval ab monday tuesday --delta 10 --max-hands 50000',
    '<%= config.bin %> eval ab monday tuesday --opponent tight_aggressive --opponent maniac',
    '<%= config.bin %> eval ab --resume RUN',
    '<%= config.bin %> eval ab --resume RUN --max-hands 100000',
  ];
  static override args = {
    A: string({
      ignoreStdin: true,
      description: 'The bot there is: a name in `config/bot/` or `config/opponents/`, or a file',
    }),
    B: string({ ignoreStdin: true, description: 'The bot that may be better' }),
  };
  static override flags = {
    ...abMatchFlags,
    ...abTestFlags,
    ...degradedFlag,
    keep: boolean({ summary: 'Leave running what was started for this run' }),
    ...declarationFlags,
  };
  static override result = async () =>
    (await import('@poker-bot/shared/evaluation/ab-summary')).abSummarySchema;

  async run(): Promise<AbSummary> {
    const { args, flags } = await this.parse(EvalAb);
    const { context } = this;
    const workspace = findWorkspace({ ...context, workspace: flags.workspace });
    const place = { folder: context.workingDirectory, workspace, signal: context.signal };
    const files = new GivenFiles(place);
    const bots = await botArguments([args.A, args.B], files);
    return await runSuite({
      suite: 'ab',
      context,
      workspace,
      driver: flags.driver,
      flags: givenVariables(flags.env, { workspace, reporter: this.reporter }),
      args: [...evaluatorArguments(abFlags, flags), ...bots],
      files,
      keep: flags.keep,
      allowDegraded: flags['allow-degraded'],
      listen: evalListener(() => this.reporter, context),
      listenToStack: stackListener(() => this.reporter, context),
    });
  }

  protected render(result: AbSummary, palette: Palette): string {
    return abText(result, palette);
  }

  protected override exitCodeOf({ verdict }: AbSummary): 0 | 4 {
    return verdict === 'better' ? 0 : 4;
  }
}
