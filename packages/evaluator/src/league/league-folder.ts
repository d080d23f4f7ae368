import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { type League, leagueSchema } from '@poker-bot/shared/evaluation/league';
import { type LeagueManifest, leagueManifest } from '../config/league-manifest.ts';
import { createFolder } from '../run-folder/create-folder.ts';
import { readRunFile } from '../run-folder/read-run-file.ts';
import { RunFolder } from '../run-folder/run-folder.ts';
import { writeAtomically } from '../run-folder/write-atomically.ts';

/** The folder of a league, beside those of its matches. It is no run: it has `league.json` for a manifest. */
export class LeagueFolder {
  readonly leagueId: string;
  readonly path: string;

  /** @throws PokerbotError `USAGE` when the id cannot name a folder */
  constructor(parent: string, leagueId: string) {
    this.leagueId = leagueId;
    this.path = new RunFolder(parent, leagueId).path;
  }

  get exists(): boolean {
    return existsSync(join(this.path, 'league.json'));
  }

  /** @throws PokerbotError `RUN_EXISTS` */
  requireNew(): void {
    if (this.exists || existsSync(join(this.path, 'manifest.json'))) throw this.#taken();
  }

  /** @throws PokerbotError `RUN_EXISTS`, `DISK_FULL`, `FILE_UNWRITABLE` */
  create(manifest: LeagueManifest): void {
    this.requireNew();
    createFolder(this.path, { file: 'league.json', manifest, taken: () => this.#taken() });
  }

  /** @throws PokerbotError `RUN_UNKNOWN`, `RUN_DAMAGED` */
  readManifest(): LeagueManifest {
    if (this.exists) {
      const path = join(this.path, 'league.json');
      return readRunFile(path, { schema: leagueManifest, runId: this.leagueId });
    }
    throw new PokerbotError('RUN_UNKNOWN', {
      message: `There is no league \`${this.leagueId}\``,
      next: ['The id of a league is what those of its runs begin with, as `list` shows them'],
      details: { runId: this.leagueId, folder: this.path },
    });
  }

  /**
   * @returns undefined while not all matches are played
   * @throws PokerbotError `RUN_DAMAGED`
   */
  readTable(): League | undefined {
    const path = join(this.path, 'summary.json');
    if (!existsSync(path)) return undefined;
    return readRunFile(path, { schema: leagueSchema, runId: this.leagueId });
  }

  /** @throws PokerbotError `DISK_FULL`, `FILE_UNWRITABLE` */
  writeTable(league: League): void {
    const text = `${JSON.stringify(league, undefined, 2)}\n`;
    writeAtomically(join(this.path, 'summary.json'), [text]);
  }

  #taken(): PokerbotError {
    return new PokerbotError('RUN_EXISTS', {
      message: `There is a run or league \`${this.leagueId}\` already`,
      next: [
        `Continue a league with \`--resume ${this.leagueId}\`, or choose another \`--run-id\``,
      ],
      details: { runId: this.leagueId },
    });
  }
}
