import { boolean } from '@oclif/core/flags';
import type { Lbr } from '@poker-bot/shared/evaluation/lbr';
import { BaseCommand } from '../../base-command.ts';
import { botArguments } from '../../evals/bot-arguments.ts';
import { evaluatorArguments } from '../../evals/evaluator-arguments.ts';
import { GivenFiles } from '../../evals/given-files.ts';
import { runLbr } from '../../evals/run-lbr.ts';
import { lbrFlags } from '../../evals/suite-flags.ts';
import { givenVariables } from '../../given-variables.ts';
import { lbrMatchFlags } from '../../lbr-flags.ts';
import type { Palette } from '../../output/palette.ts';
import { declarationFlags } from '../../stack-flags.ts';
import { lbrText } from '../../views/eval-lbr.ts';
import { evalListener } from '../../views/eval-progress.ts';
import { stackListener } from '../../views/stack-listener.ts';
import { findWorkspace } from '../../workspace/find-workspace.ts';

export default class EvalLbr extends BaseCommand<Lbr> {
  static override summary = 'Tell how much can be won from a bot, at least: a local best response';
  static override description =
    'Plays the bot heads-up against an opponent that is told how it plays, and tells in thousandths of a big blind a hand what that one wins: a lower bound on the exploitability of the bot. Of a bot that hears nothing but the heuristic, or is a scripted opponent, it is told the strategy, of the solver an imitation, of language models nothing: where it knows less it wins less, and what it wins is a bound all the same. Starts the services that the bot asks where they are down, and stops them again.';
  static override examples = [
    '<%= config.bin %> eval lbr --hands 5000',
    '<%= config.bin %> eval lbr --bot candidate --seed spring --json',
    '<%= config.bin %> eval lbr --bot calling_station',
    '<%= config.bin %> eval lbr --bot candidate --streets turn,river --actions fold,call,all-in',
    '<%= config.bin %> eval lbr --resume RUN',
  ];
  static override flags = {
    ...lbrMatchFlags,
    keep: boolean({ summary: 'Leave running what was started for the run' }),
    ...declarationFlags,
  };
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
      flags: givenVariables(flags.env, { workspace, reporter: this.reporter }),
      args: [
        ...evaluatorArguments(lbrFlags, flags),
        ...(bot === undefined ? [] : [`--bot=${bot}`]),
      ],
      files,
      keep: flags.keep,
      listen: evalListener(() => this.reporter, context),
      listenToStack: stackListener(() => this.reporter, context),
    });
  }

  protected render(result: Lbr, palette: Palette): string {
    return lbrText(result, palette);
  }
}
