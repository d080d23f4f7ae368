import { BaseCommand } from '../../base-command.ts';
import type { DoctorReport } from '../../doctor/check.ts';
import type { Palette } from '../../output/palette.ts';
import { examineSecrets } from '../../secrets/use-cases/examine-secrets.ts';
import { openForCommand, scopeFlags } from '../../secrets-flags.ts';
import { renderDoctor } from '../../views/doctor-general.ts';

export default class SecretsDoctor extends BaseCommand<DoctorReport> {
  static override summary = 'Check stores, records, values and the audit log of the secrets';
  static override description =
    'Opens the stores, and writes nothing but a marker that it deletes from the keychain again. Each check that fails names its fix; then the exit code is 3.';
  static override examples = ['<%= config.bin %> secrets doctor'];
  static override flags = scopeFlags;
  static override result = async () =>
    (await import('../../schemas/doctor-result.ts')).doctorResult;

  async run(): Promise<DoctorReport> {
    const { flags } = await this.parse(SecretsDoctor);
    const { context } = this;
    const { clock, environment } = context;
    const reporter = () => this.reporter;
    const { secrets, workspace } = await openForCommand({
      context,
      flags,
      by: 'secrets doctor',
      reporter,
    });
    const checks = await examineSecrets({ secrets, workspace, environment, now: clock.now() });
    return { workspace, healthy: checks.every(({ status }) => status !== 'fail'), checks };
  }

  protected render(report: DoctorReport, palette: Palette): string {
    return renderDoctor(report, palette);
  }

  protected override exitCodeOf({ healthy }: DoctorReport) {
    return healthy ? 0 : 3;
  }
}
