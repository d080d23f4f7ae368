import { boolean } from '@oclif/core/flags';
import type { ExitCode } from '@poker-bot/shared/errors/catalog-entry';
import { BaseCommand } from '../base-command.ts';
import { givenVariables } from '../given-variables.ts';
import { plan } from '../stack/use-cases/plan.ts';
import type { PlanResult } from '../stack/use-cases/results.ts';
import { declarationFlags } from '../stack-flags.ts';
import { stackListener } from '../views/stack-listener.ts';
import { planText } from '../views/stack-plan.ts';
import { findWorkspace } from '../workspace/find-workspace.ts';

export default class Plan extends BaseCommand<PlanResult> {
  static override summary = 'Show what `up` would do, and why; change nothing';
  static override examples = ['<%= config.bin %> plan', '<%= config.bin %> plan --exit-code'];
  static override flags = {
    ...declarationFlags,
    'exit-code': boolean({ summary: 'End with 4 when something would be done' }),
  };
  static override result = async () => (await import('../schemas/plan-result.ts')).planResult;
  #exitCode = false;

  async run(): Promise<PlanResult> {
    const { flags } = await this.parse(Plan);
    const { context } = this;
    const workspace = findWorkspace({ ...context, workspace: flags.workspace });
    this.#exitCode = flags['exit-code'];
    return await plan({
      context,
      workspace,
      driver: flags.driver,
      flags: givenVariables(flags.env, { workspace, reporter: this.reporter }),
      listen: stackListener(() => this.reporter, context),
    });
  }

  protected render(result: PlanResult): string {
    return planText(result);
  }

  protected override exitCodeOf({ pending }: PlanResult): ExitCode {
    return this.#exitCode && pending ? 4 : 0;
  }
}
