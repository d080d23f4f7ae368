import { BaseCommand } from '../base-command.ts';
import { createPalette } from '../output/palette.ts';
import { events, type UnitChange } from '../stack/use-cases/events.ts';
import { changeText } from '../views/stack-change.ts';
import { findWorkspace } from '../workspace/find-workspace.ts';

interface EventsResult {
  readonly count: number;
  readonly changes: readonly UnitChange[];
}

export default class Events extends BaseCommand<EventsResult> {
  static override summary = 'Tell what happens to the units, until Ctrl-C';
  static override examples = ['<%= config.bin %> events', '<%= config.bin %> events --ndjson'];
  static override result = async () => (await import('../schemas/events-result.ts')).eventsResult;

  protected override get endsByInterrupt(): boolean {
    return true;
  }

  async run(): Promise<EventsResult> {
    const { flags } = await this.parse(Events);
    const { context } = this;
    const { output, environment } = context;
    const palette = createPalette({ isTTY: output.isTTY, environment });
    const changes: UnitChange[] = [];
    let count = 0;
    await events({
      context,
      workspace: findWorkspace({ ...context, workspace: flags.workspace }),
      onChange: (change) => {
        count += 1;
        if (flags.json) changes.push(change);
        this.reporter.line(changeText(change, palette), { type: 'unit.changed', ...change });
      },
    });
    return { count, changes };
  }

  protected render(): string {
    return '';
  }
}
