import { exitCodeOfOutcome } from '@poker-bot/shared/errors/exit-code-of-outcome';
import type { ServeSummary } from '@poker-bot/shared/evaluation/serve-summary';
import { BaseCommand } from '../../base-command.ts';
import { evaluatorArguments } from '../../evals/evaluator-arguments.ts';
import { givenPaths } from '../../evals/given-paths.ts';
import { runSuite } from '../../evals/run-suite.ts';
import { serveFlags } from '../../evals/suite-flags.ts';
import { givenVariables } from '../../given-variables.ts';
import { matchFlags } from '../../match-flags.ts';
import type { Palette } from '../../output/palette.ts';
import { declarationFlags } from '../../stack-flags.ts';
import { matchText } from '../../views/eval-match.ts';
import { evalListener } from '../../views/eval-progress.ts';
import { stackListener } from '../../views/stack-listener.ts';
import { findWorkspace } from '../../workspace/find-workspace.ts';

export default class EvalServe extends BaseCommand<ServeSummary> {
  static override summary = 'Deal a match to programs of others over the ACPC protocol';
  static override description =
    'Listens on this machine alone, one port for each program, and deals as the dealer of the Annual Computer Poker Competition does. The ports are told at the start: with `--ndjson` as the event `listening`, with `--json` as the same line on standard error. With `--bot` our bot has the first seat. What ends a match early is named by a code, which decides the exit code; the hands before are kept, and `--resume` deals those that are missing, unless the rules of the match ended it. `docs/evaluation.md` tells the rules.';
  static override examples = [
    '<%= config.bin %> eval serve --bot default --hands 3000 --port 18791',
    '<%= config.bin %> eval serve --seats 3 --name alpha --name beta --name gamma',
    '<%= config.bin %> eval serve --bot config/bot/default.bot.json --duplicate --response-ms 5000',
    '<%= config.bin %> eval serve --resume RUN --port 18791',
  ];
  static override flags = {
    ...matchFlags,
    ...declarationFlags,
  };
  static override result = async () =>
    (await import('@poker-bot/shared/evaluation/serve-summary')).serveSummarySchema;

  async run(): Promise<ServeSummary> {
    const { flags } = await this.parse(EvalServe);
    const { context } = this;
    const workspace = findWorkspace({ ...context, workspace: flags.workspace });
    return await runSuite({
      suite: 'serve',
      context,
      workspace,
      driver: flags.driver,
      flags: givenVariables(flags.env, { workspace, reporter: this.reporter }),
      args: evaluatorArguments(serveFlags, givenPaths(flags, context.workingDirectory)),
      // Ports inside a container could not be connected to.
      here: true,
      keep: flags.keep,
      listen: evalListener(() => this.reporter, context),
      listenToStack: stackListener(() => this.reporter, context),
    });
  }

  protected render(result: ServeSummary, palette: Palette): string {
    return matchText(result, palette);
  }

  protected override exitCodeOf({ outcome }: ServeSummary): number {
    return exitCodeOfOutcome(outcome);
  }
}
