import { Command } from '@oclif/core/command';
import type { Config } from '@oclif/core/config';
import { boolean, string } from '@oclif/core/flags';
import type { z } from 'zod';
import { classifyError, interrupted } from './classify-error.ts';
import type { Context } from './context.ts';
import type { Reporter } from './events.ts';
import { createOutput } from './output/create-output.ts';
import { outputChoice } from './output/output-choice.ts';
import type { Palette } from './output/palette.ts';
import { unread } from './unread.ts';

const group = 'GLOBAL';

/** Flags that every command understands. */
export const globalFlags = {
  json: boolean({
    default: false,
    summary: 'Print one JSON document and nothing else',
    helpGroup: group,
  }),
  ndjson: boolean({
    default: false,
    summary: 'Print events as JSON lines, the last one the result',
    helpGroup: group,
    exclusive: ['json'],
  }),
  'no-input': boolean({
    default: false,
    summary: 'Never ask; a missing answer is an error',
    helpGroup: group,
  }),
  quiet: boolean({ default: false, char: 'q', summary: 'Print errors only', helpGroup: group }),
  verbose: boolean({
    default: false,
    summary: 'Show the stack trace of an error',
    helpGroup: group,
  }),
  workspace: string({
    char: 'C',
    summary: 'Work as if started in this folder',
    helpGroup: group,
    helpValue: 'DIR',
  }),
};

/** Loads the schema of a command's result: only tests and generators do. */
export type ResultSchema = () => Promise<z.ZodType>;

/** A command: parses its flags, makes one call, returns data. Everything else about it is here. */
export abstract class BaseCommand<Result> extends Command {
  static override baseFlags = globalFlags;

  /** Schema of what `--json` prints. Absent for commands that print somebody else's output. */
  static result: ResultSchema | undefined;

  protected readonly context: Context;
  #reporter: Reporter | undefined;

  constructor(argv: string[], config: Config, context: Context) {
    super(argv, config);
    this.context = context;
  }

  /** Parse, call, return. What it throws becomes an error message and an exit code. */
  abstract override run(): Promise<Result>;

  /** The result for people; an empty text prints nothing. */
  protected abstract render(result: Result, palette: Palette): string;

  /** Whether Ctrl-C is how the command ends, and not what keeps it from its end. */
  protected get endsByInterrupt(): boolean {
    return false;
  }

  /** The exit code of a result, for commands whose answer can be *no*, or is that of another program. */
  protected exitCodeOf(_result: Result): number {
    return 0;
  }

  /** Tells what happens while the command works. */
  protected get reporter(): Reporter {
    if (!this.#reporter) throw new Error('The reporter exists only while the command runs');
    return this.#reporter;
  }

  /** Runs to the end, prints, and gives the exit code. Never throws. */
  async execute(): Promise<number> {
    const { signal } = this.context;
    const output = createOutput(this.context, outputChoice(this.argv));
    this.#reporter = output;
    try {
      const result = await this.run();
      if (signal.aborted && !this.endsByInterrupt) throw interrupted();
      await output.result({
        document: result,
        text: (palette) => this.render(result, palette),
      });
      return this.exitCodeOf(result);
    } catch (thrown) {
      const command = this.id?.replaceAll(':', ' ');
      const error = classifyError(thrown, { command, interrupted: signal.aborted });
      if (signal.reason !== unread) await output.error(error);
      return error.exitCode;
    }
  }
}
