import type { ObservedStack } from './observed-stack.ts';
import type { Operation } from './plan/operation.ts';
import type { UnitSpec } from './unit-spec.ts';

export interface Capabilities {
  /** What has to exist around the units, in the order in which it is prepared. */
  readonly resources: readonly string[];
}

export interface PerformOptions {
  readonly operation: Operation;
  /** The unit that the operation is about, as declared; absent for one that is no longer declared. */
  readonly unit?: UnitSpec | undefined;
  /** Ends the waiting, not what was begun. */
  readonly signal: AbortSignal;
  progress(text: string): void;
}

export interface LogOptions {
  readonly units: readonly string[];
  readonly follow: boolean;
  /** Only lines from this time on, in milliseconds since the epoch. */
  readonly since?: number | undefined;
  /** At most so many of the last lines of each unit before following. */
  readonly tail?: number | undefined;
  readonly signal: AbortSignal;
}

export interface LogLine {
  readonly unit: string;
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly text: string;
}

export interface JobOptions {
  readonly unit: UnitSpec;
  readonly args: readonly string[];
  /** One line of standard output, without its end. */
  onLine(line: string): void;
  onErrorLine(line: string): void;
  /** Interrupts the job as Ctrl-C would; a second abort is not possible, so it is killed when it does not end. */
  readonly signal: AbortSignal;
}

export interface ExecOptions {
  readonly unit: UnitSpec;
  readonly command: readonly string[];
  /** Where its standard output goes. */
  readonly output: 'stdout' | 'stderr';
  readonly signal: AbortSignal;
}

/** What a unit uses now. */
export interface UnitUsage {
  /** Of one processor: 200 is two of them. */
  readonly cpuPercent: number;
  readonly memoryBytes: number;
  /** Most that it may use; undefined where nothing limits it. */
  readonly memoryLimitBytes?: number | undefined;
}

/** A text that whoever may ask the engine can read. */
export interface EngineText {
  /** Of a container, or of the image that it was made from. */
  readonly kind: 'container' | 'image';
  readonly name: string;
  /** Where it stands there. */
  readonly part: 'environment' | 'command' | 'labels' | 'history';
  readonly text: string;
}

export interface ResolvedImage {
  /** `sha256:` and 64 digits. */
  readonly digest: string;
  /** Who said so. */
  readonly source: 'registry' | 'engine';
}

export interface RemovedImages {
  readonly removed: readonly string[];
  /** What the engine's layers take less than before. */
  readonly freedBytes: number;
}

/**
 * What a plan is performed by. Everything that crosses it is in the words of the stack: no process id is acted on and no
 * type of an engine appears outside an implementation.
 */
export interface Driver {
  readonly name: 'process' | 'docker';
  readonly capabilities: Capabilities;
  /** One snapshot. Changes nothing. Who plans nothing from it can do without the images, of which an engine may have many. */
  observe(options?: { readonly images: boolean }): Promise<ObservedStack>;
  /**
   * Performs one operation; a `start` and an `await` are done when the unit is healthy.
   *
   * @throws PokerbotError `UNIT_FAILED` with a failure card in `details.card`
   */
  perform(options: PerformOptions): Promise<void>;
  /** Lines of the given units, in the order of their times when not following. */
  logs(options: LogOptions): AsyncIterable<LogLine>;
  /** Runs a job to its end and gives its exit code. */
  runJob(options: JobOptions): Promise<number>;
  /** What an image is now, by its registry. @throws PokerbotError `IMAGE_UNKNOWN` */
  resolveImage?(image: string): Promise<ResolvedImage>;
  /** Those of the images that a container was made of, of whatever workspace. */
  imagesInUse?(images: readonly string[]): Promise<readonly string[]>;
  /** Removes images by name; one that a container was made of stays. */
  removeImages?(images: readonly string[]): Promise<RemovedImages>;
  /** What the engine shows of the workspace's containers, those of Compose included, and of their images. */
  engineTexts?(): Promise<readonly EngineText[]>;
  /** The layers of the images of the workspace's containers, as one stream of bytes for each image. */
  imageLayers?(): AsyncIterable<{
    readonly image: string;
    readonly bytes: AsyncIterable<Uint8Array>;
  }>;
  /** Deletes what units keep between runs outside the workspace's folder; gives the names. Only while nothing runs. */
  removeVolumes?(): Promise<readonly string[]>;
  /**
   * Runs a command where the unit runs, in its environment and on this terminal, and gives its exit code. A job runs nowhere,
   * so its surroundings are made for the command.
   *
   * @throws PokerbotError `STACK_DOWN` when the unit does not run
   */
  exec(options: ExecOptions): Promise<number>;
  /** What each running unit uses, measured over a moment. */
  usage(observed: ObservedStack): Promise<Readonly<Record<string, UnitUsage>>>;
  /** Times, in milliseconds since the epoch, at which something may have changed: worth another look. Ends with the signal. */
  changes(signal: AbortSignal): AsyncIterable<number>;
  /** Releases connections, so that the process can end. */
  close(): void;
  /** Bytes of memory in use by each running unit. */
  memory(observed: ObservedStack): Promise<Readonly<Record<string, number>>>;
}
