import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { type Summary, summarySchema } from '@poker-bot/shared/evaluation/summary';
import { suiteOf } from '../compare/suite-of.ts';
import { type RunManifest, runManifest } from '../config/run-manifest.ts';
import { createFolder } from './create-folder.ts';
import { readRunFile } from './read-run-file.ts';
import { writeAtomically } from './write-atomically.ts';

type RunFile =
  | 'manifest.json'
  | 'hands.jsonl'
  | 'decisions.jsonl'
  | 'timings.jsonl'
  | 'match.log'
  | 'hands.phhs'
  | 'summary.json'
  | 'summary.csv'
  | 'report.html'
  | 'lock';

export type Suite = RunManifest['suite'];

function isOf<T extends { readonly suite: string }, S extends string>(
  value: T,
  suite: S,
): value is Extract<T, { suite: S }> {
  return value.suite === suite;
}

/** Letters, digits, `.`, `_` and `-`: a folder name everywhere, and never a way out of the results. */
const idPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

/** The folder of one run, `results/eval/<runId>/`. A run exists as soon as its manifest does. */
export class RunFolder {
  readonly runId: string;
  readonly path: string;

  /**
   * @param parent the folder of all runs
   * @throws PokerbotError `USAGE` when the id cannot name a folder
   */
  constructor(parent: string, runId: string) {
    if (!idPattern.test(runId)) {
      throw new PokerbotError('USAGE', {
        message: `\`${runId}\` cannot be the id of a run`,
        next: [
          'Use letters, digits, `.`, `_` and `-`, at most 100, beginning with a letter or digit',
        ],
        details: { runId },
      });
    }
    this.runId = runId;
    this.path = join(parent, runId);
  }

  file(name: RunFile): string {
    return join(this.path, name);
  }

  get exists(): boolean {
    return existsSync(this.file('manifest.json'));
  }

  /** @throws PokerbotError `RUN_EXISTS` */
  requireNew(): void {
    if (this.exists) throw this.#taken();
  }

  /** @throws PokerbotError `RUN_EXISTS`, `DISK_FULL`, `FILE_UNWRITABLE` */
  create(manifest: RunManifest): void {
    this.requireNew();
    createFolder(this.path, { file: 'manifest.json', manifest, taken: () => this.#taken() });
  }

  /** @throws PokerbotError `RUN_UNKNOWN`, `RUN_IS_LEAGUE`, `RUN_DAMAGED` */
  readManifest(): RunManifest {
    if (!this.exists) {
      if (isLeague(this.path)) throw namesLeague(this.runId);
      throw new PokerbotError('RUN_UNKNOWN', {
        message: `There is no run \`${this.runId}\``,
        ...(this.#hasShards
          ? {
              next: [
                `Its shards are there: \`eval smoke --resume ${this.runId}\` plays what is missing and merges them`,
              ],
            }
          : {}),
        details: { runId: this.runId, folder: this.path },
      });
    }
    return readRunFile(this.file('manifest.json'), { schema: runManifest, runId: this.runId });
  }

  /**
   * The manifest of a run that a suite is to go on with.
   * @throws PokerbotError `RUN_UNKNOWN`, `RUN_IS_LEAGUE`, `RUN_DAMAGED`, `RUN_DIFFERS` when it is one of another suite
   */
  readManifestOf<S extends Suite>(suite: S): Extract<RunManifest, { suite: S }> {
    const manifest = this.readManifest();
    if (isOf(manifest, suite)) return manifest;
    const found = suiteOf(manifest);
    throw new PokerbotError('RUN_DIFFERS', {
      message: `Run \`${this.runId}\` is one of the suite \`${found}\`, not \`${suite}\``,
      next: [`Continue it with \`eval ${found} --resume ${this.runId}\``],
      details: { runId: this.runId, suite: found },
    });
  }

  /**
   * @returns undefined while the run is not finished
   * @throws PokerbotError `RUN_DAMAGED`, also when the summary is one of another suite
   */
  readSummaryOf<S extends Suite>(suite: S): Extract<Summary, { suite: S }> | undefined {
    const summary = this.readSummary();
    if (summary === undefined || isOf(summary, suite)) return summary;
    throw new PokerbotError('RUN_DAMAGED', {
      message: `The summary of run \`${this.runId}\` is one of the suite \`${summary.suite}\``,
      details: { runId: this.runId },
    });
  }

  /**
   * @returns undefined while the run is not finished
   * @throws PokerbotError `RUN_DAMAGED`
   */
  readSummary(): Summary | undefined {
    const path = this.file('summary.json');
    if (!existsSync(path)) return undefined;
    return readRunFile(path, { schema: summarySchema, runId: this.runId });
  }

  /** @throws PokerbotError `DISK_FULL`, `FILE_UNWRITABLE` */
  write(name: RunFile, parts: Iterable<string | Uint8Array>): void {
    writeAtomically(this.file(name), parts);
  }

  get #hasShards(): boolean {
    return runIds(dirname(this.path)).some((id) => id.startsWith(`${this.runId}.shard-`));
  }

  #taken(): PokerbotError {
    return new PokerbotError('RUN_EXISTS', {
      message: `There is a run \`${this.runId}\` already`,
      next: [`Continue it with \`--resume ${this.runId}\`, or choose another \`--run-id\``],
      details: { runId: this.runId },
    });
  }
}

/** Ids of the runs in a folder, in the order of their names. What cannot be the id of a run is none. */
export function runIds(parent: string): string[] {
  if (!existsSync(parent)) return [];
  return readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && idPattern.test(entry.name))
    .map(({ name }) => name)
    .filter((name) => existsSync(join(parent, name, 'manifest.json')))
    .sort();
}

/** Ids of the leagues in a folder, in the order of their names. */
export function leagueIds(parent: string): string[] {
  if (!existsSync(parent)) return [];
  return readdirSync(parent)
    .filter((name) => idPattern.test(name) && isLeague(join(parent, name)))
    .sort();
}

function isLeague(path: string): boolean {
  return existsSync(join(path, 'league.json'));
}

function namesLeague(runId: string): PokerbotError {
  return new PokerbotError('RUN_IS_LEAGUE', {
    message: `\`${runId}\` is a league: what is asked for is made of a run`,
    next: [
      `Name one of its matches, such as \`${runId}.1-2\``,
      `\`eval show ${runId}\` shows its table, and \`eval league --resume ${runId}\` continues it`,
    ],
    details: { runId },
  });
}
