import { boolean, integer, string } from '@oclif/core/flags';
import type { Gc } from '@poker-bot/shared/evaluation/gc';
import { BaseCommand } from '../../base-command.ts';
import { confirmRemoval } from '../../evals/confirm-removal.ts';
import { evaluatorArguments } from '../../evals/evaluator-arguments.ts';
import { collectRuns } from '../../evals/runs.ts';
import { gcFlags } from '../../evals/suite-flags.ts';
import type { Palette } from '../../output/palette.ts';
import { gcText } from '../../views/eval-gc.ts';
import { findWorkspace } from '../../workspace/find-workspace.ts';

export default class EvalGc extends BaseCommand<Gc> {
  static override summary = 'Remove old evaluation runs and tell what that frees';
  static override description =
    'Runs go that are old by all that is said: not among the newest `--keep`, and older than `--older-than`. A league goes with its matches. What is not finished stays unless `--unfinished`; what is damaged or under way stays in any case. Copies of replayed files, of bots and of gates go when no run names them. Asks first, unless `--yes`.';
  static override examples = [
    '<%= config.bin %> eval gc --older-than 30d --dry-run',
    '<%= config.bin %> eval gc --keep 20 --older-than 30d --yes',
  ];
  static override flags = {
    keep: integer({ summary: 'So many of the newest stay', helpValue: 'N', min: 0 }),
    'older-than': string({
      summary: 'Only runs begun before, such as `12h`, `30d` or `8w`',
      helpValue: 'AGE',
    }),
    unfinished: boolean({ summary: 'Also runs that are not finished, but for those under way' }),
    'dry-run': boolean({ summary: 'Say what would be removed; remove nothing' }),
    yes: boolean({ char: 'y', summary: 'Remove without asking' }),
  };
  static override result = async () => (await import('@poker-bot/shared/evaluation/gc')).gcSchema;

  async run(): Promise<Gc> {
    const { flags } = await this.parse(EvalGc);
    const { context } = this;
    const place = { context, workspace: findWorkspace({ ...context, workspace: flags.workspace }) };
    const args = evaluatorArguments(gcFlags, flags);
    const { yes, 'no-input': noInput, 'dry-run': dryRun } = flags;
    if (yes && !dryRun) return await collectRuns(place, args);
    const planned = await collectRuns(place, [...args, '--dry-run']);
    const { removed, sources } = planned;
    if (dryRun || (removed.length === 0 && sources.files === 0)) return planned;
    await confirmRemoval({ context, yes, noInput, runs: removed });
    return await collectRuns(place, args);
  }

  protected render(result: Gc, palette: Palette): string {
    return gcText(result, palette);
  }
}
