import { BaseCommand } from '../base-command.ts';
import type { DoctorReport } from '../doctor/check.ts';
import { examine } from '../doctor/examine.ts';
import type { Palette } from '../output/palette.ts';
import { renderDoctor } from '../views/doctor-general.ts';

export default class Doctor extends BaseCommand<DoctorReport> {
  static override summary = 'Check this machine, the installation and the workspace';
  static override description =
    'Changes nothing. Each check that fails names its fix; then the exit code is 3.';
  static override examples = ['<%= config.bin %> doctor', '<%= config.bin %> doctor --json'];
  static override result = async () => (await import('../schemas/doctor-result.ts')).doctorResult;

  async run(): Promise<DoctorReport> {
    const { flags } = await this.parse(Doctor);
    return examine({ context: this.context, workspace: flags.workspace });
  }

  protected render(report: DoctorReport, palette: Palette): string {
    return renderDoctor(report, palette);
  }

  protected override exitCodeOf({ healthy }: DoctorReport) {
    return healthy ? 0 : 3;
  }
}
