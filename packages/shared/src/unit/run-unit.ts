import { type Environment, loadEnvironment, readSecret, type SecretName } from '../env/load.ts';
import type { UnitName } from '../env/unit-name.ts';
import { isPokerbotError } from '../errors/pokerbot-error.ts';
import type { Log } from '../log/log.ts';
import type { Secret } from '../secret/secret.ts';
import type { RunningUnit } from './running-unit.ts';
import { readUnitVersion } from './unit-version.ts';

/** Time that a unit has to finish its work after SIGTERM, in milliseconds. */
const stopDeadline = 5_000;

export interface UnitContext<N extends UnitName> {
  readonly environment: Environment<N>;
  readonly log: Log;
  readonly version: string;
  /**
   * The value that a secret has now, which the log withholds from then on: its file may have been written anew.
   *
   * @throws PokerbotError `ENV_INVALID`, `SECRET_FILE_UNREADABLE`
   */
  currentSecret(name: SecretName): Secret | undefined;
}

export interface UnitDefinition<N extends UnitName> {
  readonly name: N;
  /** `import.meta.url` of the entry point. */
  readonly entryPoint: string;
  createLog(environment: Environment<N>): Log;
  start(context: UnitContext<N>): Promise<RunningUnit>;
}

/**
 * The frame of every daemon: `--version`, environment, start, graceful stop on SIGTERM and SIGINT, exit code.
 * A mistake in the environment ends the process with the code of the error catalogue and a readable message.
 */
export async function runUnit<N extends UnitName>(definition: UnitDefinition<N>): Promise<void> {
  const version = readUnitVersion(definition.entryPoint);
  if (process.argv.includes('--version')) {
    process.stdout.write(`${definition.name} ${version}${describeBuild()}\n`);
    return;
  }
  try {
    await startAndWatch(definition, version);
  } catch (error) {
    process.stderr.write(`${describe(error)}\n`);
    process.exit(isPokerbotError(error) ? error.exitCode : 1);
  }
}

async function startAndWatch<N extends UnitName>(
  definition: UnitDefinition<N>,
  version: string,
): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: the one place where a daemon reads its environment
  const source = process.env;
  const environment = loadEnvironment(definition.name, source);
  const log = definition.createLog(environment);
  process.on('uncaughtException', (error) => {
    log.error('uncaught exception', { error: describe(error) });
    process.exit(1);
  });
  const currentSecret = (name: SecretName) => {
    const secret = readSecret(name, source);
    if (secret) log.withhold(secret);
    return secret;
  };
  const unit = await definition.start({ environment, log, version, currentSecret });
  const stop = (signal: string) => void stopAndExit({ unit, log, signal });
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  // Last: whoever reads it may send a signal at once.
  log.info('started', { version });
}

/** Revision and time of the build, where an image carries them; a mistake in other variables keeps nothing back. */
function describeBuild(): string {
  // biome-ignore lint/style/noProcessEnv: the one place where a daemon reads its environment
  const { GIT_SHA: revision, BUILD_TS: time } = process.env;
  const parts = [revision, time].filter((part) => part !== undefined && part !== '');
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

interface Stopping {
  readonly unit: RunningUnit;
  readonly log: Log;
  readonly signal: string;
}

async function stopAndExit({ unit, log, signal }: Stopping): Promise<void> {
  log.info('stopping', { signal });
  setTimeout(() => {
    log.error('did not stop in time', { deadlineMs: stopDeadline });
    process.exit(1);
  }, stopDeadline).unref();
  await unit.stop();
  log.info('stopped');
  process.exit(0);
}

function describe(error: unknown): string {
  if (isPokerbotError(error)) {
    return [`${error.code}: ${error.message}`, ...error.next.map((step) => `hint: ${step}`)].join(
      '\n',
    );
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
