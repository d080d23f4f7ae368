import { BaseCommand } from '../../base-command.ts';
import type { Palette } from '../../output/palette.ts';
import { GivenSecrets } from '../../secrets/given-secrets.ts';
import { lookAfterRotations } from '../../secrets/rotation/look-after.ts';
import type { SecretsStatusResult } from '../../secrets/use-cases/results.ts';
import { secretStatus } from '../../secrets/use-cases/secret-status.ts';
import { openForCommand, scopeFlags } from '../../secrets-flags.ts';
import { secretStatusText } from '../../views/secrets-status.ts';

export default class SecretsStatus extends BaseCommand<SecretsStatusResult> {
  static override summary =
    'Show every secret: where it comes from, its age, and who uses which value';
  static override description =
    'Values are compared by their fingerprints. Unlocks nothing, unless an old value whose time is over is to be removed.';
  static override examples = ['<%= config.bin %> secrets status'];
  static override flags = scopeFlags;
  static override result = async () =>
    (await import('../../schemas/secrets-status-result.ts')).secretsStatusResult;

  async run(): Promise<SecretsStatusResult> {
    const { flags } = await this.parse(SecretsStatus);
    const { context } = this;
    const { drivers, clock, environment } = context;
    const reporter = () => this.reporter;
    const { secrets, workspace } = await openForCommand({
      context,
      flags,
      by: 'secrets status',
      reporter,
    });
    const site = { context, workspace, secrets };
    for (const text of await lookAfterRotations(site)) this.reporter.note(text);
    const given = new GivenSecrets(context.environment);
    const now = clock.now();
    return await secretStatus({ secrets, given, drivers, workspace, environment, now });
  }

  protected render(result: SecretsStatusResult, palette: Palette): string {
    return secretStatusText(result, { palette, now: this.context.clock.now() });
  }
}
