/** Anything that is told while a command works. `type` names it for machines; the rest is its own. */
export interface CliEvent {
  readonly type: string;
}

/** What people see of long work: tasks that begin, go on and end, and notes. */
export type ProgressEvent =
  /** Everything that will be done, known before it begins; tasks may also start unannounced. */
  | { readonly type: 'tasks.planned'; readonly tasks: readonly PlannedTask[] }
  | { readonly type: 'task.started'; readonly id: string; readonly title: string }
  | { readonly type: 'task.progress'; readonly id: string; readonly text: string }
  | {
      readonly type: 'task.done';
      readonly id: string;
      readonly text?: string | undefined;
      readonly milliseconds?: number | undefined;
    }
  | { readonly type: 'task.failed'; readonly id: string; readonly message: string }
  | { readonly type: 'task.skipped'; readonly id: string; readonly because: string }
  | { readonly type: 'note'; readonly level: 'info' | 'warning'; readonly text: string };

export interface PlannedTask {
  readonly id: string;
  readonly title: string;
}

/** What a command tells while it works. Domain code gets plain listeners; commands join the two. */
export interface Reporter {
  /** `event` is for machines (`--ndjson`), `progress` is how people see the same thing. */
  event(event: CliEvent, progress?: readonly ProgressEvent[]): void;
  /**
   * The same of something that others have to know before the end, such as where they can connect to: with `--json` the event is a line on
   * stderr, since the document on stdout comes last.
   */
  ready(event: CliEvent, progress: readonly ProgressEvent[]): void;
  /** A piece of the result that cannot wait for the end, such as a line of a log: `text` goes to stdout. */
  line(text: string, event: CliEvent): void;
  /** A remark beside the work, such as a choice that was made. */
  note(text: string): void;
  warn(text: string): void;
}
