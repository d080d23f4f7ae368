import { string as argument } from '@oclif/core/args';
import { boolean, integer, string } from '@oclif/core/flags';
import { BaseCommand } from '../base-command.ts';
import { createPalette } from '../output/palette.ts';
import type { LogLine } from '../stack/driver.ts';
import { logs } from '../stack/use-cases/logs.ts';
import { parseSince } from '../stack/use-cases/parse-since.ts';
import { createLogView } from '../views/stack-log-line.ts';
import { findWorkspace } from '../workspace/find-workspace.ts';

interface LogsResult {
  readonly count: number;
  readonly lines: readonly LogLine[];
}

export default class Logs extends BaseCommand<LogsResult> {
  static override summary = 'Show what units have written';
  static override description =
    'With `--follow` it goes on until Ctrl-C, which is its end and no failure: exit code 0, and with `--json` the document of all lines.';
  static override examples = [
    '<%= config.bin %> logs --tail 20 solver',
    '<%= config.bin %> logs --follow --since 10m',
  ];
  static override strict = false;
  static override args = {
    unit: argument({ ignoreStdin: true, description: 'Units to show; all when none is named' }),
  };
  static override flags = {
    follow: boolean({ char: 'f', summary: 'Go on until Ctrl-C' }),
    since: string({
      summary: 'Only lines from then on, such as `10m` or a date',
      helpValue: 'TIME',
    }),
    tail: integer({
      summary: 'Only so many of the last lines of each unit',
      helpValue: 'N',
      min: 0,
    }),
    timestamps: boolean({ char: 't', summary: 'Show the time of each line' }),
  };
  static override result = async () => (await import('../schemas/logs-result.ts')).logsResult;

  #follows = false;

  protected override get endsByInterrupt(): boolean {
    return this.#follows;
  }

  async run(): Promise<LogsResult> {
    const { flags, argv } = await this.parse(Logs);
    this.#follows = flags.follow;
    const { context } = this;
    const { output, environment, clock } = context;
    const view = createLogView(
      createPalette({ isTTY: output.isTTY, environment }),
      flags.timestamps,
    );
    const lines: LogLine[] = [];
    let count = 0;
    await logs({
      context,
      workspace: findWorkspace({ ...context, workspace: flags.workspace }),
      units: argv.map(String),
      follow: flags.follow,
      since: flags.since === undefined ? undefined : parseSince(flags.since, clock.now()),
      tail: flags.tail,
      onLine: (line) => {
        count += 1;
        if (flags.json) lines.push(line);
        this.reporter.line(view(line), { type: 'log', ...line } as { type: string });
      },
    });
    return { count, lines };
  }

  protected render(): string {
    return '';
  }
}
