import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type Docker from 'dockerode';
import { diagnose } from '../../../failure/diagnose.ts';
import { unitFailed } from '../../../failure/unit-failed.ts';
import type { ContainerSpec, ImageBuild, UnitSpec } from '../../../unit-spec.ts';
import type { DockerSite } from '../docker-site.ts';
import { engineMessage } from '../engine/engine-error.ts';
import { readJsonLines } from '../engine/read-json-lines.ts';
import { containerOf } from '../start/start-unit.ts';
import { type BuildInputs, buildInputs } from './build-inputs.ts';
import { type BuildFailure, BuildProgress } from './build-progress.ts';
import { openBuilder } from './builder.ts';
import { encodeEntry, endOfArchive } from './tar-entry.ts';

export interface BuildOptions {
  readonly unit: UnitSpec;
  readonly signal: AbortSignal;
  progress(text: string): void;
}

/** Name of the Dockerfile in the archive; a folder that is sent has no such file of its own. */
const dockerfileName = 'Dockerfile.pokerbot';
const exitCodePattern = /exit code: (\d+)/;

/**
 * Builds the image of a unit.
 *
 * @throws PokerbotError `UNIT_FAILED` with the step that failed and what it wrote; `FILE_UNREADABLE`
 */
export async function buildImage(site: DockerSite, options: BuildOptions): Promise<void> {
  const { unit, progress } = options;
  const container = containerOf(unit);
  const { build } = container;
  if (!build) throw new Error(`The image of ${unit.name} is given, not built`);
  const inputs = buildInputs(site.environment);
  const state = new BuildProgress(progress, site.stepLines);
  try {
    await runBuild(site, { ...options, build, container, inputs, state });
  } catch (error) {
    if (options.signal.aborted) throw error;
    throw failed(unit, container, { ...state.failure(), error: engineMessage(error) });
  }
  if (!state.isComplete()) throw failed(unit, container, state.failure());
}

interface RunOptions extends BuildOptions {
  readonly build: ImageBuild;
  readonly container: ContainerSpec;
  readonly inputs: BuildInputs;
  readonly state: BuildProgress;
}

async function runBuild(site: DockerSite, options: RunOptions): Promise<void> {
  const { build, container, inputs, state, signal } = options;
  const archive = await site.contexts.archive(build.context);
  const builder = await openBuilder(site, inputs);
  try {
    const stream = await requestBuild(site.docker, {
      archive: [
        encodeEntry({
          kind: 'file',
          path: dockerfileName,
          executable: false,
          content: Buffer.from(build.dockerfile),
        }),
        ...builder.entries,
        archive,
        endOfArchive,
      ],
      query: {
        ...builder.query,
        t: container.image,
        dockerfile: dockerfileName,
        buildargs: { ...builder.args, ...build.args },
      },
      signal,
    });
    readJsonLines(stream, (message) => state.onMessage(message));
    await finished(stream);
  } finally {
    builder.close();
  }
}

interface BuildRequest {
  readonly archive: readonly Buffer[];
  readonly query: object;
  readonly signal: AbortSignal;
}

/** Not by the library's own `buildImage`: that one starts a gRPC server of 3 MB for the session. */
function requestBuild(docker: Docker, { archive, query, signal }: BuildRequest): Promise<Readable> {
  return new Promise((resolve, reject) => {
    docker.modem.dial(
      {
        path: '/build?',
        method: 'POST',
        file: Buffer.concat(archive),
        options: query,
        abortSignal: signal,
        isStream: true,
        statusCodes: { 200: true },
      },
      (error: unknown, stream: unknown) => {
        if (error) reject(error);
        else resolve(stream as Readable);
      },
    );
  });
}

function failed(unit: UnitSpec, { image }: ContainerSpec, failure: BuildFailure) {
  const exitCode = failure.error.match(exitCodePattern)?.[1];
  return unitFailed(
    diagnose({
      unit: unit.name,
      phase: 'build',
      command: [failure.step ?? `docker build ${image}`],
      ...(exitCode !== undefined && { exitCode: Number(exitCode) }),
      attempts: 1,
      lastLines: failure.lastLines,
      ports: [],
      engine: failure.error,
    }),
  );
}
