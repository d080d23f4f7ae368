import { string } from '@oclif/core/args';
import { BaseCommand } from '../base-command.ts';
import { givenVariables } from '../given-variables.ts';
import { exec } from '../stack/use-cases/exec.ts';
import { declarationFlags } from '../stack-flags.ts';
import { stackListener } from '../views/stack-listener.ts';
import { findWorkspace } from '../workspace/find-workspace.ts';

interface ExecResult {
  readonly unit: string;
  readonly command: readonly string[];
  readonly exitCode: number;
}

export default class Exec extends BaseCommand<ExecResult> {
  static override summary = 'Run a command where a unit runs';
  static override description =
    'In the container of the unit, or as a process in its environment and folder. Ends with the exit code of the command. A job such as the evaluator gets a container of its own for it. With `--json` what the command prints goes to stderr.';
  static override examples = [
    '<%= config.bin %> exec solver -- node --version',
    '<%= config.bin %> exec evaluator -- node dist/cli/eval.js smoke --hands 20',
  ];
  static override strict = false;
  static override args = {
    unit: string({ ignoreStdin: true, required: true, description: 'Unit to run it in' }),
    command: string({
      ignoreStdin: true,
      required: true,
      description: 'Program and arguments, after `--`',
    }),
  };
  static override flags = declarationFlags;
  static override result = async () => (await import('../schemas/exec-result.ts')).execResult;

  async run(): Promise<ExecResult> {
    const { flags, argv } = await this.parse(Exec);
    const { context } = this;
    const workspace = findWorkspace({ ...context, workspace: flags.workspace });
    const [unit = '', ...command] = argv.map(String);
    const exitCode = await exec({
      context,
      workspace,
      driver: flags.driver,
      flags: givenVariables(flags.env, { workspace, reporter: this.reporter, forOwnProgram: true }),
      unit,
      command,
      output: flags.json || flags.ndjson ? 'stderr' : 'stdout',
      listen: stackListener(() => this.reporter, context),
    });
    return { unit, command, exitCode };
  }

  protected render(): string {
    return '';
  }

  protected override exitCodeOf({ exitCode }: ExecResult): number {
    return exitCode;
  }
}
