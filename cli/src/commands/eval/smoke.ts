import { boolean } from '@oclif/core/flags';
import type { SmokeSummary } from '@poker-bot/shared/evaluation/smoke-summary';
import { BaseCommand } from '../../base-command.ts';
import { botArguments } from '../../evals/bot-arguments.ts';
import { evaluatorArguments } from '../../evals/evaluator-arguments.ts';
import { gatesArguments } from '../../evals/gates-arguments.ts';
import { GivenFiles } from '../../evals/given-files.ts';
import { runSmoke } from '../../evals/run-smoke.ts';
import { smokeFlags } from '../../evals/suite-flags.ts';
import { givenVariables } from '../../given-variables.ts';
import type { Palette } from '../../output/palette.ts';
import { smokeMatchFlags } from '../../smoke-flags.ts';
import { declarationFlags } from '../../stack-flags.ts';
import { evalListener } from '../../views/eval-progress.ts';
import { summaryText } from '../../views/eval-summary.ts';
import { stackListener } from '../../views/stack-listener.ts';
import { findWorkspace } from '../../workspace/find-workspace.ts';

export default class EvalSmoke extends BaseCommand<SmokeSummary> {
  static override summary = 'Play hands against scripted opponents and judge the health of the bot';
  static override description =
    'Every deal is played once from each seat. The verdict is that of named gates: illegal actions, timeouts, crashes, memory and, where asked for, latency, guard interventions, degraded hands and strength against an opponent. The run ends early when one is lost for good. Exits with 4 when it is not a pass. Starts the services that the bot asks where they are down, and stops them again.';
  static override examples = [
    '<%= config.bin %> eval smoke --hands 100',
    '<%= config.bin %> eval smoke --hands 20000 --seats 2 --opponent calling_station',
    '<%= config.bin %> eval smoke --bot candidate --gates strict.json',
    '<%= config.bin %> eval smoke --bot calling_station --seats 2 --opponent maniac',
    '<%= config.bin %> eval smoke --hands 100000 --jobs 4 --driver docker',
    '<%= config.bin %> eval smoke --resume RUN',
  ];
  static override flags = {
    ...smokeMatchFlags,
    'allow-degraded': boolean({
      summary: 'Play also where a service cannot be started, with what is left of the bot',
    }),
    keep: boolean({ summary: 'Leave running what was started for this run' }),
    ...declarationFlags,
  };
  static override result = async () =>
    (await import('@poker-bot/shared/evaluation/smoke-summary')).smokeSummarySchema;

  async run(): Promise<SmokeSummary> {
    const { flags } = await this.parse(EvalSmoke);
    const { context } = this;
    const workspace = findWorkspace({ ...context, workspace: flags.workspace });
    const place = { folder: context.workingDirectory, workspace, signal: context.signal };
    const files = new GivenFiles(place);
    const [bot] = await botArguments([flags.bot], files);
    const { jobs, resume, shard } = flags;
    const playing = {
      suite: 'smoke' as const,
      context,
      workspace,
      driver: flags.driver,
      flags: givenVariables(flags.env, { workspace, reporter: this.reporter }),
      args: [
        ...evaluatorArguments(smokeFlags, flags),
        ...(bot === undefined ? [] : [`--bot=${bot}`]),
        ...(await gatesArguments(flags.gates, files)),
      ],
      files,
      keep: flags.keep,
      allowDegraded: flags['allow-degraded'],
      listen: evalListener(() => this.reporter, context),
      listenToStack: stackListener(() => this.reporter, context),
    };
    return await runSmoke(playing, {
      jobs,
      mayBeDivided: resume !== undefined && shard === undefined,
    });
  }

  protected render(result: SmokeSummary, palette: Palette): string {
    return summaryText(result, palette);
  }

  protected override exitCodeOf({ verdict }: SmokeSummary): 0 | 4 {
    return verdict === 'pass' ? 0 : 4;
  }
}
