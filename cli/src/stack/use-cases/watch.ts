import { spawn } from 'node:child_process';
import { join, relative } from 'node:path';
import { isPokerbotError, PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { readManifest } from '../manifest/read-manifest.ts';
import { changesIn } from '../watch/changes-in.ts';
import { sourceFolders, watchedPlaces } from '../watch/watched-places.ts';
import type { UpResult } from './results.ts';
import type { StackOptions } from './stack-context.ts';
import { up } from './up.ts';

export interface WatchOptions extends StackOptions {
  /** After each `up`, the first one included. */
  onUp(result: UpResult): void;
  /** A change that could not be brought up; the stack is as before, and the next change is waited for. */
  onFailure(error: PokerbotError): void;
}

/**
 * Brings the stack up, and again whenever a source of its units or something that the workspace declares is edited, until the
 * signal. Gives what was brought up last.
 *
 * @throws PokerbotError of the first `up`
 */
export async function watch(options: WatchOptions): Promise<UpResult> {
  const { context, workspace, listen, onUp, onFailure } = options;
  const { installation, signal } = context;
  // Watched before anything is started: an edit during the first start is brought up next.
  const kits = Object.entries(readManifest(workspace).units).flatMap(([name, unit]) =>
    ['rust', 'python'].includes(unit.runtime) ? [unit.source ?? name] : [],
  );
  const changes = changesIn(watchedPlaces({ installation, workspace, kits }), signal);
  const next = changes[Symbol.asyncIterator]();
  let pending = next.next();
  const live = { ...options, live: true };
  let latest = await up(live);
  onUp(latest);
  for (let found = await pending; !found.done; found = await pending) {
    pending = next.next();
    const files = found.value;
    listen({ type: 'note', text: `Changed: ${describe(files, installation.root, workspace)}` });
    try {
      if (files.some((file) => isSource(file, installation.root))) await compile(installation.root);
      latest = await up(live);
      onUp(latest);
    } catch (error) {
      if (!isPokerbotError(error) || signal.aborted) throw error;
      onFailure(error);
    }
  }
  return latest;
}

function isSource(file: string, root: string): boolean {
  return sourceFolders(root).some((folder) => file.startsWith(`${folder}/`));
}

const mostNamed = 3;

function describe(files: readonly string[], root: string, workspace: string): string {
  const names = files.map(
    (file) => `\`${relative(isSource(file, root) ? root : workspace, file)}\``,
  );
  const more = names.length - mostNamed;
  return names.slice(0, mostNamed).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** @throws PokerbotError `BUILD_FAILED` with what the compiler says */
function compile(root: string): Promise<void> {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const args = ['-b', ...sourceFolders(root), '--pretty', 'false'];
  const child = spawn(process.execPath, [compiler, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let told = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    told += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) =>
      exitCode === 0
        ? resolve()
        : reject(
            new PokerbotError('BUILD_FAILED', {
              message: told.trimEnd() || `The build ended with ${exitCode}`,
              next: ['Put it right and save: the change is built again'],
            }),
          ),
    );
  });
}
