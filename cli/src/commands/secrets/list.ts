import { BaseCommand } from '../../base-command.ts';
import type { Palette } from '../../output/palette.ts';
import { listSecrets } from '../../secrets/use-cases/list-secrets.ts';
import type { SecretsListResult } from '../../secrets/use-cases/results.ts';
import { scopeFlags, settingsForCommand } from '../../secrets-flags.ts';
import { secretListText } from '../../views/secrets-list.ts';

export default class SecretsList extends BaseCommand<SecretsListResult> {
  static override summary = 'List the secrets that are stored, without unlocking anything';
  static override examples = ['<%= config.bin %> secrets list'];
  static override flags = scopeFlags;
  static override result = async () =>
    (await import('../../schemas/secrets-list-result.ts')).secretsListResult;

  async run(): Promise<SecretsListResult> {
    const { flags } = await this.parse(SecretsList);
    const { context } = this;
    const { settings } = await settingsForCommand({ context, flags });
    const { environment, clock } = context;
    return listSecrets({ environment, settings, now: clock.now() });
  }

  protected render(result: SecretsListResult, palette: Palette): string {
    return secretListText(result, { palette, now: this.context.clock.now() });
  }
}
