import { spawn } from 'node:child_process';
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { UnitName } from '@poker-bot/shared/env/unit-name';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { leaveAllToOwner, makeFolder } from '../folder-owner.ts';
import type { Installation } from '../installation.ts';

/** What a unit runs from, laid out on this machine as it would be in an image. */
export interface LiveBuild {
  readonly unit: UnitName;
  /** Named after what it was made of: another build lies in another folder. Absolute. */
  readonly folder: string;
}

/** Where the live build of a unit lies. */
export function liveBuild(workspace: string, unit: UnitName, revision: string): LiveBuild {
  return { unit, folder: join(workspace, '.pokerbot/live', `${unit}-${revision}`) };
}

/**
 * Lays out the builds that are not there, from what the installation has compiled, by the program that does the same for images.
 *
 * @throws PokerbotError `BUILD_FAILED`, `INTERRUPTED`
 */
export async function layOut(
  builds: readonly LiveBuild[],
  { installation, signal }: { installation: Installation; signal: AbortSignal },
): Promise<void> {
  const missing = builds.filter(({ folder }) => !existsSync(folder));
  try {
    await Promise.all(missing.map((build) => assemble(build, installation)));
  } catch (cause) {
    // The terminal's Ctrl-C ends the program that lays out as well, which is no failure of its.
    if (!signal.aborted) throw cause;
    throw new PokerbotError('INTERRUPTED', {
      message: 'Interrupted; what runs keeps running',
      cause,
    });
  }
}

/** Whole or not at all: the folder appears when everything is in it. */
async function assemble({ unit, folder }: LiveBuild, { root, templates }: Installation) {
  const draft = `${folder}.draft-${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  makeFolder(dirname(folder));
  const program = join(templates, 'docker/build/assemble-unit.mjs');
  const told = await run([program, unit, draft], root);
  if (told !== undefined) {
    throw new PokerbotError('BUILD_FAILED', {
      message: `The build of \`${unit}\` cannot be laid out: ${told}`,
      details: { unit, folder },
    });
  }
  leaveAllToOwner(draft);
  rmSync(folder, { recursive: true, force: true });
  renameSync(draft, folder);
}

/** Removes the live builds that nothing runs from. @param used names of the folders that something does run from */
export function removeUnused(workspace: string, used: ReadonlySet<string>): void {
  const folder = join(workspace, '.pokerbot/live');
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (!used.has(name)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/** What a program said when it failed; undefined when it did not. */
function run(args: readonly string[], cwd: string): Promise<string | undefined> {
  const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
  let told = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    told += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      resolve(code === 0 ? undefined : told.trim() || `it ended with ${code}`),
    );
  });
}
