import { type BuildStep, type BuildTrace, decodeTrace } from './decode-trace.ts';

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

/** Follows a build by what the engine sends. */
export class BuildProgress {
  readonly #remark: (text: string) => void;
  readonly #lines = new Map<string, string[]>();
  readonly #told = new Set<string>();
  #failed: BuildStep | undefined;
  #error: string | undefined;
  #lastStep = '';
  #complete = false;

  constructor(remark: (text: string) => void) {
    this.#remark = remark;
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
    const step = this.#failed;
    return {
      error: this.#error ?? 'the connection was closed before it was complete',
      step: step?.name ?? (this.#lastStep || undefined),
      lastLines: (this.#lines.get(step?.digest ?? this.#lastStep) ?? []).slice(-keptLines),
    };
  }

  #onTrace({ steps, output }: BuildTrace): void {
    for (const step of steps) {
      if (step.error && !/context canceled/.test(step.error)) this.#failed ??= step;
      const begins = step.started && !step.cached && !step.completed;
      if (begins && !step.name.startsWith('[internal]')) this.#tell(step.digest, step.name);
    }
    for (const { step, text } of output) this.#keep(step, text);
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
    const short = name.replace(/\s+/g, ' ');
    this.#remark(short.length > longestRemark ? `${short.slice(0, longestRemark - 1)}…` : short);
  }

  #keep(step: string, text: string): void {
    const lines = this.#lines.get(step) ?? [];
    const fresh = text.split('\n').map(finalText);
    lines.push(...fresh.filter((line) => line !== ''));
    this.#lines.set(step, lines.slice(-keptLines));
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
