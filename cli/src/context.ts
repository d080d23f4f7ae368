import type { Writable } from 'node:stream';
import { type Clock, systemClock } from '@poker-bot/shared/clock/clock';
import { findInstallation, type Installation } from './installation.ts';
import type { Prompts } from './prompts/prompts.ts';
import type { StoreFactory } from './secrets/store-factory.ts';
import { createStores } from './secrets/stores/create-stores.ts';
import type { DriverFactory } from './stack/driver-factory.ts';
import { createDrivers } from './stack/drivers/create-drivers.ts';

/** Where text goes. */
export interface TextSink {
  write(text: string): void;
  readonly isTTY: boolean;
  /** Width in characters; undefined when it is no terminal. */
  readonly columns: number | undefined;
  /** Takes the bytes of other programs, no faster than whoever reads them. */
  readonly stream: Writable;
  /** The terminal itself, for what redraws parts of it. */
  readonly terminal?: NodeJS.WriteStream;
}

export type ProcessEnvironment = Readonly<Record<string, string | undefined>>;

/** Where bytes come from. */
export interface InputSource {
  /** Whether somebody types them. */
  readonly isTTY: boolean;
  /** Everything, to the end. */
  read(): Promise<Uint8Array>;
}

/** The outside world of a command. Made once; tests hand in another one. */
export interface Context {
  readonly clock: Clock;
  readonly environment: ProcessEnvironment;
  readonly workingDirectory: string;
  readonly input: InputSource;
  readonly output: TextSink;
  readonly errors: TextSink;
  /** Whether somebody is there to be asked. */
  readonly interactive: boolean;
  /** Aborted by the first Ctrl-C or SIGTERM. */
  readonly signal: AbortSignal;
  readonly installation: Installation;
  /** What stacks run on. */
  readonly drivers: DriverFactory;
  /** What values of secrets lie in. */
  readonly stores: StoreFactory;
  /** Questions to the person at the terminal; loads the prompt library. */
  prompts(): Promise<Prompts>;
}

/** The real world. */
export function createContext(signal: AbortSignal): Context {
  // biome-ignore lint/style/noProcessEnv: the one place where the CLI reads its environment
  const environment = process.env;
  const interactive = Boolean(process.stdin.isTTY && process.stderr.isTTY && !environment.CI);
  const installation = () => findInstallation();
  return {
    clock: systemClock,
    environment,
    // Fails in a folder that was removed, so not before it is asked for.
    get workingDirectory() {
      return process.cwd();
    },
    input: {
      get isTTY() {
        return Boolean(process.stdin.isTTY);
      },
      read: async () => await (await import('node:stream/consumers')).buffer(process.stdin),
    },
    output: sink(process.stdout),
    errors: sink(process.stderr),
    interactive,
    signal,
    get installation() {
      return findInstallation();
    },
    drivers: createDrivers({ environment, installation }),
    stores: createStores({ environment, interactive, signal, installation }),
    prompts: async () => (await import('./prompts/terminal-prompts.ts')).terminalPrompts(signal),
  };
}

function sink(stream: NodeJS.WriteStream): TextSink {
  return {
    write: (text) => void stream.write(text),
    stream,
    isTTY: Boolean(stream.isTTY),
    get columns() {
      return stream.columns;
    },
    ...(stream.isTTY ? { terminal: stream } : {}),
  };
}
