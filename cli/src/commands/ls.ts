import { BaseCommand } from '../base-command.ts';
import type { Palette } from '../output/palette.ts';
import { list } from '../stack/use-cases/list.ts';
import type { ListResult } from '../stack/use-cases/results.ts';
import { listText } from '../views/stack-list.ts';

export default class Ls extends BaseCommand<ListResult> {
  static override summary = 'List every workspace that runs on this machine';
  static override examples = ['<%= config.bin %> ls'];
  static override result = async () => (await import('../schemas/list-result.ts')).listResult;

  async run(): Promise<ListResult> {
    await this.parse(Ls);
    return await list(this.context);
  }

  protected render(result: ListResult, palette: Palette): string {
    return listText(result, palette);
  }
}
