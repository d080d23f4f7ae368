import type { Driver, PerformOptions } from '../../driver.ts';
import { untilAborted } from '../until-aborted.ts';
import { DockerSession, type DockerSessionOptions } from './docker-session.ts';
import { resolveImage } from './resolve-image.ts';
import { networkResource } from './resources/network.ts';
import { memoryOf, usageOf } from './usage.ts';

export type DockerDriverOptions = DockerSessionOptions;

/** Runs the units in containers of one engine. Each kind of work is loaded when it is asked for: `up` twice does little. */
export function createDockerDriver(options: DockerDriverOptions): Driver {
  const session = new DockerSession(options);
  const perform = async (request: PerformOptions) => {
    const { performOperation } = await import('./perform-operation.ts');
    await performOperation(await session.site(), request);
  };
  return {
    name: 'docker',
    capabilities: { resources: [networkResource] },
    observe: (wanted) => session.observe(wanted),
    perform: (request) => untilAborted(perform(request), request.signal),
    logs: async function* (request) {
      const { readContainerLogs } = await import('./logs/read-container-logs.ts');
      yield* readContainerLogs(await session.site(), request);
    },
    runJob: async (request) => {
      const { runJob } = await import('./jobs/run-job.ts');
      return await runJob(await session.site(), request);
    },
    exec: async (request) => {
      const { exec } = await import('./exec/exec.ts');
      return await exec(await session.site(), request);
    },
    usage: async (observed) => await usageOf(await session.site(), observed),
    memory: async (observed) => await memoryOf(await session.site(), observed),
    changes: async function* (signal) {
      const { changesOf } = await import('./changes-of.ts');
      yield* changesOf(await session.site(), signal);
    },
    resolveImage: async (image) => await resolveImage(await session.site(), image),
    imagesInUse: async (images) => {
      const { imagesInUse } = await import('./resources/images.ts');
      return await imagesInUse(await session.site(), images);
    },
    removeImages: async (images) => {
      const { removeImages } = await import('./resources/images.ts');
      return await removeImages(await session.site(), images);
    },
    engineTexts: async () => {
      const { engineTexts } = await import('./inspection/engine-texts.ts');
      return await engineTexts(await session.site());
    },
    imageLayers: async function* () {
      const { imageLayers } = await import('./inspection/image-layers.ts');
      yield* imageLayers(await session.site());
    },
    removeVolumes: async () => {
      const { removeVolumes } = await import('./resources/volumes.ts');
      return await removeVolumes(await session.site());
    },
    close: () => session.close(),
  };
}
