import { type BuildStep, type BuildTrace, decodeTrace } from './decode-trace.ts';
import { commandOf, failedCommand, oneLine } from './failed-command.ts';

/** Characters of one remark on how a build is going. */
const longestRemark = 100;
/** Lines of the step that failed which a card may show. */
const keptLines = 20;

/** What the engine sends while it builds: a trace of BuildKit, a line of the older builder, or an error. */
interface BuildMessage {
  readonly id?: unknown;
  readonly aux?: unknown;
  readonly stream?: unknown;
  readonly error?: unknown;
  readonly errorDetail?: { readonly code?: unknown } | undefined;
}

export interface BuildFailure {
  /** The engine's own words. */
  readonly error: string;
  /** The step that failed, such as `[build 3/5] RUN pnpm install`; undefined when none did. */
  readonly step: string | undefined;
  readonly lastLines: readonly string[];
}

/**
 * Last lines of steps by digest, of all builds of a command: the engine runs a step once for all that need it, and may tell
 * only one of them what it wrote.
 */
export type StepLines = Map<string, readonly string[]>;

/** Follows a build by what the engine sends. */
export class BuildProgress {
  readonly #remark: (text: string) => void;
  readonly #lines = new Map<string, string[]>();
  readonly #shared: StepLines;
  readonly #told = new Set<string>();
  readonly #steps = new Map<string, BuildStep>();
  #failed: BuildStep | undefined;
  #error: string | undefined;
  #lastStep = '';
  #complete = false;

  constructor(remark: (text: string) => void, shared: StepLines = new Map()) {
    this.#remark = remark;
    this.#shared = shared;
  }

  onMessage(value: unknown): void {
    const { id, aux, stream, error } = value as BuildMessage;
    if (typeof error === 'string') this.#error = error.trim();
    else if (id === 'moby.buildkit.trace' && typeof aux === 'string')
      this.#onTrace(decodeTrace(aux));
    else if (id === 'moby.image.id' || hasImage(aux)) this.#complete = true;
    else if (typeof stream === 'string') this.#onLine(stream);
  }

  /** Whether the engine said that there is an image. */
  isComplete(): boolean {
    return this.#complete && this.#error === undefined;
  }

  failure(): BuildFailure {
    const error = this.#error ?? 'the connection was closed before it was complete';
    const command = failedCommand(error);
    const step = this.#failed ?? this.#stepThatRuns(command);
    return {
      error,
      step: step?.name ?? (this.#lastStep || (command && `RUN ${command}`)),
      lastLines: this.#lines.get(step?.digest ?? this.#lastStep) ?? this.#toldToOthers(step),
    };
  }

  /** A step that several builds wait for may be told as failed to one of them only. */
  #stepThatRuns(command: string | undefined): BuildStep | undefined {
    if (command === undefined) return undefined;
    const run = oneLine(command);
    return [...this.#steps.values()].find(({ name }) => commandOf(name) === run);
  }

  #onTrace({ steps, output }: BuildTrace): void {
    for (const step of steps) {
      this.#steps.set(step.digest, step);
      if (step.error && !/context canceled/.test(step.error)) this.#failed ??= step;
      const begins = step.started && !step.cached && !step.completed;
      if (begins && !step.name.startsWith('[internal]')) this.#tell(step.digest, step.name);
    }
    for (const { step, text } of output) this.#shared.set(step, this.#keep(step, text));
  }

  /** A line of a builder that is not BuildKit. */
  #onLine(text: string): void {
    const line = text.trim();
    if (/^Step \d+\/\d+|^STEP \d+\/\d+/.test(line)) {
      this.#lastStep = line;
      this.#tell(line, line);
    }
    this.#keep(this.#lastStep, text);
  }

  #tell(key: string, name: string): void {
    if (this.#told.has(key)) return;
    this.#told.add(key);
    const short = oneLine(name);
    this.#remark(short.length > longestRemark ? `${short.slice(0, longestRemark - 1)}…` : short);
  }

  #toldToOthers(step: BuildStep | undefined): readonly string[] {
    return (step && this.#shared.get(step.digest)) ?? [];
  }

  #keep(step: string, text: string): readonly string[] {
    const lines = this.#lines.get(step) ?? [];
    const fresh = text.split('\n').map(finalText);
    lines.push(...fresh.filter((line) => line !== ''));
    const last = lines.slice(-keptLines);
    this.#lines.set(step, last);
    return last;
  }
}

/** What is left to see of a line that was written over and over. */
function finalText(line: string): string {
  const text = line.trimEnd();
  return text.slice(text.lastIndexOf('\r') + 1);
}

function hasImage(aux: unknown): boolean {
  return typeof aux === 'object' && aux !== null && 'ID' in aux;
}
