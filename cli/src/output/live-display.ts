import {
  DefaultRenderer,
  Listr,
  ListrLogger,
  type ListrTask,
  type ListrTaskWrapper,
  ProcessOutput,
} from 'listr2';
import type { PlannedTask, ProgressEvent } from '../events.ts';
import type { Display } from './display.ts';
import { formatDuration } from './duration.ts';

type Task = ListrTaskWrapper<unknown, never, never>;

type Ending = Extract<ProgressEvent, { type: 'task.done' | 'task.failed' | 'task.skipped' }>;

/** The library would look whether stdout is a terminal, but it is stderr that is drawn on. */
class TerminalRenderer extends DefaultRenderer {
  static override nonTTY = true;
}

/** A row on the screen: filled by events, ended by the last of them. */
interface Row {
  readonly title: string;
  readonly ended: PromiseWithEnd;
  task?: Task;
  latest?: string;
}

interface PromiseWithEnd {
  readonly promise: Promise<Ending>;
  end(ending: Ending): void;
}

export interface LiveDisplayOptions {
  readonly stream: NodeJS.WriteStream;
  /** Takes what is no task: written when the rows are done. */
  readonly notes: Display;
}

/** Redraws running tasks with spinners on a terminal. */
export class LiveDisplay implements Display {
  readonly #options: LiveDisplayOptions;
  readonly #rows = new Map<string, Row>();
  #drawn: Promise<unknown> = Promise.resolve();

  constructor(options: LiveDisplayOptions) {
    this.#options = options;
  }

  show(event: ProgressEvent): void {
    switch (event.type) {
      case 'tasks.planned':
        this.#begin(event.tasks);
        return;
      case 'task.started':
        if (!this.#rows.has(event.id)) this.#begin([event]);
        return;
      case 'task.progress':
        this.#tell(event.id, event.text);
        return;
      case 'task.done':
      case 'task.failed':
      case 'task.skipped':
        this.#rows.get(event.id)?.ended.end(event);
        this.#rows.delete(event.id);
        return;
      case 'note':
        this.#options.notes.show(event);
    }
  }

  async close(): Promise<void> {
    for (const [id, row] of this.#rows) {
      row.ended.end({ type: 'task.skipped', id, because: 'not finished' });
    }
    this.#rows.clear();
    await this.#drawn;
  }

  #begin(tasks: readonly PlannedTask[]): void {
    if (tasks.length === 0) return;
    const listed = tasks.map(({ id, title }) => {
      const row: Row = { title, ended: ending() };
      this.#rows.set(id, row);
      return listrTask(row);
    });
    const { stream } = this.#options;
    const list = new Listr(listed, {
      renderer: TerminalRenderer,
      concurrent: true,
      exitOnError: false,
      registerSignalListeners: false,
      rendererOptions: {
        collapseErrors: false,
        logger: new ListrLogger({ processOutput: new ProcessOutput(stream, stream) }),
      },
    });
    this.#drawn = this.#drawn.then(() => list.run());
  }

  #tell(id: string, text: string): void {
    const row = this.#rows.get(id);
    if (!row) return;
    row.latest = text;
    if (row.task) row.task.output = text;
  }
}

function listrTask(row: Row): ListrTask {
  return {
    title: row.title,
    rendererOptions: { persistentOutput: false },
    task: async (_context, wrapper) => {
      const task = wrapper as unknown as Task;
      row.task = task;
      if (row.latest !== undefined) task.output = row.latest;
      const end = await row.ended.promise;
      settle({ row, task, end });
    },
  };
}

function settle({ row, task, end }: { row: Row; task: Task; end: Ending }): void {
  switch (end.type) {
    case 'task.done': {
      const time = end.milliseconds === undefined ? '' : ` ${formatDuration(end.milliseconds)}`;
      task.title = `${end.text ?? row.title}${time}`;
      return;
    }
    case 'task.failed':
      throw new Error(end.message);
    case 'task.skipped':
      task.skip(`${row.title}: skipped, ${end.because}`);
  }
}

function ending(): PromiseWithEnd {
  let end: (ending: Ending) => void = () => undefined;
  const promise = new Promise<Ending>((resolve) => {
    end = resolve;
  });
  return { promise, end };
}
