import { BaseCommand } from '../base-command.ts';
import { describeVersion, type VersionResult } from '../version.ts';

export default class Version extends BaseCommand<VersionResult> {
  static override summary = 'Print the version of the CLI and of what it runs on';
  static override examples = ['<%= config.bin %> version --json'];
  static override result = async () => (await import('../schemas/version-result.ts')).versionResult;

  async run(): Promise<VersionResult> {
    await this.parse(Version);
    return describeVersion(this.context.installation);
  }

  protected render({ version, platform, node }: VersionResult): string {
    return `pokerbot/${version} ${platform} node-v${node}`;
  }
}
