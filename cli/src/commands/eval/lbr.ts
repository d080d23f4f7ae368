import type { Lbr } from '@poker-bot/shared/evaluation/lbr';
import { BaseCommand } from '../../base-command.ts';
import { botArguments } from '../../evals/bot-arguments.ts';
import { evaluatorArguments } from '../../evals/evaluator-arguments.ts';
import { GivenFiles } from '../../evals/given-files.ts';
import { runLbr } from '../../evals/run-lbr.ts';
import { lbrFlags } from '../../evals/suite-flags.ts';
import { lbrMatchFlags } from '../../lbr-flags.ts';
import type { Palette } from '../../output/palette.ts';
import { declarationFlags, parseAssignments } from '../../stack-flags.ts';
import { lbrText } from '../../views/eval-lbr.ts';
import { evalListener } from '../../views/eval-progress.ts';
import { stackListener } from '../../views/stack-listener.ts';
import { findWorkspace } from '../../workspace/find-workspace.ts';

export default class EvalLbr extends BaseCommand<Lbr> {
  static override summary = 'Tell how much can be won from a bot, at least: a local best response';
  static override description =
    'Plays an opponent that knows the strategy of the bot against it, heads-up, and tells in thousandths of a big blind a hand what it wins: a lower bound on the exploitability of the bot. Its advisors have to be heuristic: a service would be asked for all 1,326 holdings at every decision.';
  static override examples = [
    '<%= config.bin %> eval lbr --bot candidate --hands 5000',
    '<%= config.bin %> eval lbr --bot candidate --streets turn,river --actions fold,call,all-in',
    '<%= config.bin %> eval lbr --resume RUN',
  ];
  static override flags = { ...lbrMatchFlags, ...declarationFlags };
  static override result = async () => (await import('@poker-bot/shared/evaluation/lbr')).lbrSchema;

  async run(): Promise<Lbr> {
    const { flags } = await this.parse(EvalLbr);
    const { context } = this;
    const workspace = findWorkspace({ ...context, workspace: flags.workspace });
    const place = { folder: context.workingDirectory, workspace, signal: context.signal };
    const files = new GivenFiles(place);
    const [bot] = await botArguments([flags.bot], files);
    return await runLbr({
      context,
      workspace,
      driver: flags.driver,
      flags: parseAssignments(flags.env),
      args: [
        ...evaluatorArguments(lbrFlags, flags),
        ...(bot === undefined ? [] : [`--bot=${bot}`]),
      ],
      files,
      listen: evalListener(() => this.reporter, context),
      listenToStack: stackListener(() => this.reporter, context),
    });
  }

  protected render(result: Lbr, palette: Palette): string {
    return lbrText(result, palette);
  }
}
