import { boolean } from '@oclif/core/flags';
import type { ShadowSummary } from '@poker-bot/shared/evaluation/shadow-summary';
import { BaseCommand } from '../../base-command.ts';
import { degradedFlag } from '../../degraded-flag.ts';
import { evaluatorArguments } from '../../evals/evaluator-arguments.ts';
import { GivenFiles } from '../../evals/given-files.ts';
import { runSuite } from '../../evals/run-suite.ts';
import { shadowFileArguments } from '../../evals/shadow-arguments.ts';
import { shadowFlags } from '../../evals/suite-flags.ts';
import { givenVariables } from '../../given-variables.ts';
import type { Palette } from '../../output/palette.ts';
import { replayFlags, sourceFlags } from '../../shadow-flags.ts';
import { declarationFlags } from '../../stack-flags.ts';
import { evalListener } from '../../views/eval-progress.ts';
import { shadowText } from '../../views/eval-shadow.ts';
import { stackListener } from '../../views/stack-listener.ts';
import { findWorkspace } from '../../workspace/find-workspace.ts';

export default class EvalShadow extends BaseCommand<ShadowSummary> {
  static override summary = 'Replay recorded hands through a bot that does not act';
  static override description =
    'At every recorded decision of a player whose cards are known the bot decides as well: how often it agrees, where it does not, and what that is worth to a judge, which is the heuristic until a solver judges. Hands that break the rules are skipped and listed. Without `--min-agreement` nothing can fail; with it, exits with 4 unless that share is reached. Starts the services that the bot asks where they are down, and stops them again.';
  static override examples = [
    '<%= config.bin %> eval shadow --session ID',
    '<%= config.bin %> eval shadow --from hands.phhs --player Pluribus --bot default',
    '<%= config.bin %> eval shadow --from results/eval/RUN/hands.jsonl --min-agreement 0.9',
    '<%= config.bin %> eval show RUN --divergence 3',
    '<%= config.bin %> eval shadow --resume RUN',
  ];
  static override flags = {
    ...sourceFlags,
    ...replayFlags,
    ...degradedFlag,
    keep: boolean({ summary: 'Leave running what was started for this run' }),
    ...declarationFlags,
  };
  static override result = async () =>
    (await import('@poker-bot/shared/evaluation/shadow-summary')).shadowSummarySchema;

  async run(): Promise<ShadowSummary> {
    const { flags } = await this.parse(EvalShadow);
    const { context } = this;
    const workspace = findWorkspace({ ...context, workspace: flags.workspace });
    const place = { folder: context.workingDirectory, workspace, signal: context.signal };
    const files = new GivenFiles(place);
    const { from = [], bot } = flags;
    const named = await shadowFileArguments({ from, bot }, files);
    return await runSuite({
      suite: 'shadow',
      context,
      workspace,
      driver: flags.driver,
      flags: givenVariables(flags.env, { workspace, reporter: this.reporter }),
      args: [...evaluatorArguments(shadowFlags, flags), ...named],
      files,
      keep: flags.keep,
      allowDegraded: flags['allow-degraded'],
      listen: evalListener(() => this.reporter, context),
      listenToStack: stackListener(() => this.reporter, context),
    });
  }

  protected render(result: ShadowSummary, palette: Palette): string {
    return shadowText(result, palette);
  }

  protected override exitCodeOf({ verdict }: ShadowSummary): 0 | 4 {
    return verdict === null || verdict === 'pass' ? 0 : 4;
  }
}
