import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { run } from '../support/command.ts';
import { hasRegistry, registry } from '../support/own-engine.ts';
import { ScratchEngine } from '../support/scratch-engine.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { compareImages, type Difference, type ImageFacts } from './compare-images.ts';
import type { SoakContext, SoakNeeds, SoakResult } from './soak.ts';

const checkout = resolve(import.meta.dirname, '../..');
const minute = 60_000;
/** Longest time for one command, in milliseconds. */
const patience = 10 * minute;

/** What the two builds do not have in common, besides the engine and the time. */
const places = [
  { path: 'one/pokerbot', umask: '022', timezone: 'UTC' },
  { path: 'a folder/somewhere else/checkout', umask: '077', timezone: 'Asia/Kathmandu' },
] as const;
type Place = (typeof places)[number];

interface Built {
  readonly at: string;
  readonly engine: string;
  readonly images: ReadonlyMap<string, ImageFacts>;
}

export const missing: SoakNeeds = async () => {
  if (process.getuid?.() !== 0) return 'it starts engines of its own, which only root may';
  if (await hasRegistry()) return undefined;
  return 'the programs of a Docker Engine, or the registry that its base images come from: `bin/engine-up` brings both';
};

/**
 * One commit, cloned and built twice: on two engines that know nothing, in two minutes, in two folders. Every layer has to be
 * the same, and whatever else differs has to have a reason.
 */
export async function soak({ say }: SoakContext): Promise<SoakResult> {
  const builds = await buildEverywhere(say);
  const [one, other] = builds as [Built, Built];
  const images = compareAll(one.images, other.images);
  for (const line of tableOf(images)) say(line);
  return {
    passed: images.every(({ same, differences }) => same && differences.every(isExplained)),
    figures: {
      engines: builds.map(({ engine }) => engine),
      builtAt: builds.map(({ at }) => at),
      images: images.map(({ image, layers, same }) => ({ image, layers, same })),
      differences: summaryOf(images),
    },
  };
}

async function buildEverywhere(say: SoakContext['say']): Promise<Built[]> {
  const folder = temporaryFolder('reproducible');
  const builds: Built[] = [];
  try {
    for (const place of places) {
      if (builds.length > 0) await untilNextMinute();
      say(`building in ${place.path}`);
      builds.push(await buildIn(join(folder.path, place.path), place));
    }
    return builds;
  } finally {
    folder[Symbol.dispose]();
  }
}

async function untilNextMinute(): Promise<void> {
  await delay(minute - (Date.now() % minute));
}

async function buildIn(clone: string, place: Place): Promise<Built> {
  const engine = await ScratchEngine.start({ mirror: await registry() });
  try {
    return await buildOn(engine, clone, place);
  } finally {
    await engine[Symbol.asyncDispose]();
  }
}

/** Clones, and builds every image of a fresh workspace. */
async function buildOn(engine: ScratchEngine, clone: string, place: Place): Promise<Built> {
  const { umask, timezone } = place;
  const workspace = `${clone} workspace`;
  mkdirSync(workspace, { recursive: true });
  const environment = { DOCKER_HOST: engine.host, TZ: timezone };
  const command = async (cwd: string, ...words: readonly string[]): Promise<string> => {
    const shell = ['-c', `umask ${umask}; exec "$@"`, 'sh', ...words];
    const { status, stdout, stderr } = await run(
      'timeout',
      [`${patience / 1000}`, 'sh', ...shell],
      {
        cwd,
        environment,
      },
    );
    if (status === 0) return stdout;
    throw new Error(`${words.join(' ')} ended with ${status}\n${stdout}${stderr}`);
  };
  const launcher = join(clone, 'bin/pokerbot');
  await command('/', 'git', 'clone', '--quiet', checkout, clone);
  await command(workspace, launcher, 'init', '--yes', '--driver', 'docker');
  const at = new Date().toISOString();
  const built = JSON.parse(await command(workspace, launcher, 'build', '--json')) as {
    images: readonly { readonly image: string }[];
  };
  const names = [...new Set(built.images.map(({ image }) => image))].sort();
  const facts = await Promise.all(
    names.map(async (name) => [name, await factsOf(engine, name)] as const),
  );
  return {
    at,
    engine: await engine.docker('version', '--format', '{{.Server.Version}}'),
    images: new Map(facts),
  };
}

async function factsOf(engine: ScratchEngine, image: string): Promise<ImageFacts> {
  const [{ RootFS, ...description }] = JSON.parse(await engine.docker('image', 'inspect', image));
  const steps = ['--no-trunc', '--format', '{{.CreatedBy}}'];
  const history = await engine.docker('image', 'history', ...steps, image);
  return { layers: RootFS.Layers, steps: history.split('\n'), description };
}

interface Compared {
  readonly image: string;
  readonly layers: number;
  /** Whether every layer is the same. */
  readonly same: boolean;
  readonly differences: readonly Difference[];
}

const nothing: ImageFacts = { layers: [], steps: [], description: {} };

/** An image that only one of them has, for its name says what is in it, differs in everything. */
function compareAll(
  one: ReadonlyMap<string, ImageFacts>,
  other: ReadonlyMap<string, ImageFacts>,
): Compared[] {
  const names = [...new Set([...one.keys(), ...other.keys()])].sort();
  return names.map((image) => {
    const [first, second] = [one.get(image) ?? nothing, other.get(image) ?? nothing];
    const same = first.layers.length > 0 && `${first.layers}` === `${second.layers}`;
    const differences = compareImages(first, second);
    return { image, layers: first.layers.length, same, differences };
  });
}

function isExplained({ reason }: Difference): boolean {
  return reason !== undefined;
}

/** Each field that differs, with its reason and in how many images. */
function summaryOf(images: readonly Compared[]) {
  const fields = new Map<string, { reason: string; images: number }>();
  for (const { field, reason } of images.flatMap(({ differences }) => differences)) {
    const count = (fields.get(field)?.images ?? 0) + 1;
    fields.set(field, { reason: reason ?? 'none: it must not differ', images: count });
  }
  return Object.fromEntries(fields);
}

function tableOf(images: readonly Compared[]): string[] {
  const rows = images.map(
    ({ image, layers, same }) =>
      `${image.padEnd(40)} ${layers} layers, ${same ? 'the same' : 'DIFFERENT'}`,
  );
  const fields = Object.entries(summaryOf(images)).map(
    ([field, { reason }]) => `${field.padEnd(40)} differs: ${reason}`,
  );
  return [...rows, ...fields];
}
