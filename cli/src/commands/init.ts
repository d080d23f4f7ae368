import { string as stringArgument } from '@oclif/core/args';
import { boolean, string } from '@oclif/core/flags';
import { BaseCommand } from '../base-command.ts';
import type { Palette } from '../output/palette.ts';
import { renderInit } from '../views/init-general.ts';
import { answerFlags, answersFromFlags } from '../workspace/init/answer-flags.ts';
import { initWorkspace } from '../workspace/init/init-workspace.ts';
import type { Initialised } from '../workspace/init/initialise.ts';

export default class Init extends BaseCommand<Initialised> {
  static override summary = 'Make a folder a workspace, or bring one up to date';
  static override description =
    'Writes `pokerbot.yaml`, the `.env` files and `config/`. In a workspace it merges what is new with your edits and shows the difference.';
  static override examples = [
    '<%= config.bin %> init demo --yes',
    '<%= config.bin %> init --driver process --opponent maniac --opponent random',
    '<%= config.bin %> init --answers answers.yaml --dry-run',
  ];
  static override result = async () => (await import('../schemas/init-result.ts')).initResult;

  static override args = {
    dir: stringArgument({
      ignoreStdin: true,
      name: 'DIR',
      description: 'Folder of the workspace; this one by default',
    }),
  };
  static override flags = {
    yes: boolean({
      default: false,
      char: 'y',
      summary: 'Take the default for every answer that is not given',
    }),
    answers: string({ summary: 'Take answers from this JSON or YAML file', helpValue: 'FILE' }),
    'dry-run': boolean({ default: false, summary: 'Write nothing, show what would change' }),
    force: boolean({ default: false, summary: 'Take the new version where a file was edited' }),
    ...answerFlags,
  };

  async run(): Promise<Initialised> {
    const { args, flags } = await this.parse(Init);
    return initWorkspace({
      context: this.context,
      folder: args.dir ?? flags.workspace ?? '.',
      given: answersFromFlags(flags),
      answersFile: flags.answers,
      yes: flags.yes,
      force: flags.force,
      dryRun: flags['dry-run'],
      noInput: flags['no-input'],
    });
  }

  protected render(result: Initialised, palette: Palette): string {
    return renderInit(result, palette);
  }

  protected override exitCodeOf({ files }: Initialised) {
    return files.some(({ action }) => action === 'conflict') ? 4 : 0;
  }
}
