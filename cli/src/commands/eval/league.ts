import { string } from '@oclif/core/args';
import { boolean } from '@oclif/core/flags';
import type { League } from '@poker-bot/shared/evaluation/league';
import { BaseCommand } from '../../base-command.ts';
import { degradedFlag } from '../../degraded-flag.ts';
import { botArguments } from '../../evals/bot-arguments.ts';
import { evaluatorArguments } from '../../evals/evaluator-arguments.ts';
import { GivenFiles } from '../../evals/given-files.ts';
import { runLeague } from '../../evals/run-league.ts';
import { leagueFlags } from '../../evals/suite-flags.ts';
import { givenVariables } from '../../given-variables.ts';
import { leagueMatchFlags } from '../../league-flags.ts';
import type { Palette } from '../../output/palette.ts';
import { declarationFlags } from '../../stack-flags.ts';
import { leagueText } from '../../views/eval-league.ts';
import { evalListener } from '../../views/eval-progress.ts';
import { stackListener } from '../../views/stack-listener.ts';
import { findWorkspace } from '../../workspace/find-workspace.ts';

export default class EvalLeague extends BaseCommand<League> {
  static override summary = 'Play everybody against everybody, heads-up, and rank them';
  static override description =
    'Each match is a run of its own, over the same deals, and can be opened with `eval show`. The crosstable marks what is significant after a correction for all matches; bots that cannot be told apart share their ranks. Scripted opponents take part as guests with `--guest`: every bot plays them, they do not play each other, and they have no rank. Starts the services that a bot asks where they are down, and stops them again.';
  static override examples = [
    '<%= config.bin %> eval league monday tuesday wednesday --hands 5000',
    '<%= config.bin %> eval league config/bot/*.bot.json --seed spring --json',
    '<%= config.bin %> eval league monday tuesday --guest maniac --guest tight_aggressive',
    '<%= config.bin %> eval league --resume LEAGUE',
  ];
  static override strict = false;
  static override args = {
    BOT: string({
      ignoreStdin: true,
      description:
        'A name in `config/bot/` or `config/opponents/`, or a file; two or more, or one and a `--guest`',
    }),
  };
  static override flags = {
    ...leagueMatchFlags,
    ...degradedFlag,
    keep: boolean({ summary: 'Leave running what was started for the league' }),
    ...declarationFlags,
  };
  static override result = async () =>
    (await import('@poker-bot/shared/evaluation/league')).leagueSchema;

  async run(): Promise<League> {
    const { argv, flags } = await this.parse(EvalLeague);
    const { context } = this;
    const workspace = findWorkspace({ ...context, workspace: flags.workspace });
    const place = { folder: context.workingDirectory, workspace, signal: context.signal };
    const files = new GivenFiles(place);
    const bots = await botArguments(argv.map(String), files);
    return await runLeague({
      context,
      workspace,
      driver: flags.driver,
      flags: givenVariables(flags.env, { workspace, reporter: this.reporter }),
      args: [...evaluatorArguments(leagueFlags, flags), ...bots],
      files,
      keep: flags.keep,
      allowDegraded: flags['allow-degraded'],
      listen: evalListener(() => this.reporter, context),
      listenToStack: stackListener(() => this.reporter, context),
    });
  }

  protected render(league: League, palette: Palette): string {
    return leagueText(league, palette);
  }
}
