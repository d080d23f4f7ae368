import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engineAnswers } from '../../cli/test/support/engine.ts';
import { freePorts } from '../../cli/test/support/scenario-workspace.ts';
import { run } from '../support/command.ts';
import { readPage } from '../support/document-commands.ts';
import { DocumentShell } from '../support/document-shell.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const root = resolve(import.meta.dirname, '../..');
const absence = engineAnswers ? '' : ' (skipped: no Docker Engine answers)';
/** A first build without any cache is the longest command. */
const limit = 280_000;
/** Blocks to type, and blocks to read only: `text` is for what no test can run. */
const known = ['console', 'json', 'sh', 'text', 'yaml'];

// Most of the time goes by in waiting for health checks, so both pages are typed at once.
describe.concurrent.each(['deployment', 'plan'])('docs/%s.md', (name) => {
  const { commands, languages } = readPage(readFileSync(join(root, `docs/${name}.md`), 'utf8'));
  test('has commands, and says of every block what it is', () => {
    expect(commands).not.toEqual([]);
    expect(languages.filter((language) => !known.includes(language))).toEqual([]);
  });

  describe.skipIf(!engineAnswers)(`its commands${absence}`, { concurrent: false }, () => {
    let desk: Desk;
    beforeAll(async () => {
      desk = new Desk(`pokerbot-${name}-${process.pid}`);
      await desk.prepare();
    });
    afterAll(() => desk.clear());

    let stopped = false;
    for (const command of commands) {
      test(`${command.line}: ${command.text}`, async ({ skip }) => {
        // What comes after a failure builds on what was to be there.
        skip(stopped);
        stopped = true;
        await desk.shell.type(command);
        stopped = false;
      });
    }

    test('leave no container behind', async ({ skip }) => {
      skip(stopped);
      expect(await desk.containers()).toEqual([]);
    });
  });
});

/** Where a reader sits: beside the checkout, with names and ports that no other stack of this machine has. */
class Desk {
  readonly #project: string;
  readonly #folder = temporaryFolder('document');
  readonly #environment: Readonly<Record<string, string>>;
  readonly shell: DocumentShell;

  constructor(project: string) {
    const { path } = this.#folder;
    this.#project = project;
    this.#environment = {
      PATH: `${join(path, '.bin')}:${process.env.PATH}`,
      POKERBOT_HOME: join(path, '.home'),
      // What a workspace says itself is stronger.
      COMPOSE_ENV_FILES: `${join(path, '.compose')},.env`,
    };
    this.shell = new DocumentShell({ folder: path, environment: this.#environment, limit });
  }

  async prepare(): Promise<void> {
    const { path } = this.#folder;
    symlinkSync(root, join(path, 'pokerbot'));
    mkdirSync(join(path, '.bin'));
    symlinkSync(join(root, 'bin/pokerbot'), join(path, '.bin/pokerbot'));
    const [solver, vision, agents, orchestrator] = await freePorts(4);
    const settings = {
      COMPOSE_PROJECT_NAME: this.#project,
      SOLVER_PORT: solver,
      VISION_PORT: vision,
      AGENTS_PORT: agents,
      ORCH_HTTP_PORT: orchestrator,
    };
    const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`);
    writeFileSync(join(path, '.compose'), lines.join(''));
  }

  /** Names of the containers that the commands have started, under Compose and under the driver. */
  async containers(): Promise<string[]> {
    return await this.#labelled(['ps', '--all', '--format', '{{.Names}}']);
  }

  /** Removes whatever is there, wherever the commands have stopped: by hand, for the product may be what is broken. */
  async clear(): Promise<void> {
    const named = ['--format', '{{.Name}}'];
    await this.#remove(['rm', '--force', '--volumes'], await this.containers());
    await this.#remove(['network', 'rm'], await this.#labelled(['network', 'ls', ...named]));
    await this.#remove(['volume', 'rm'], await this.#labelled(['volume', 'ls', ...named]));
    const tagged = ['--filter', `reference=*/*:${this.#project}`];
    const images = ['image', 'ls', '--format', '{{.Repository}}:{{.Tag}}', ...tagged];
    await this.#remove(['image', 'rm'], await this.#lines(images));
    this.#folder[Symbol.dispose]();
  }

  async #remove(command: readonly string[], names: readonly string[]): Promise<void> {
    if (names.length > 0) await this.#lines([...command, ...names]);
  }

  /** What a listing shows of the reader's. */
  async #labelled(listing: readonly string[]): Promise<string[]> {
    const owners = [
      `pokerbot.workspace=${this.#project}`,
      ...this.#workspaces().map((workspace) => `pokerbot.path=${workspace}`),
    ];
    const found = owners.map((label) => this.#lines([...listing, '--filter', `label=${label}`]));
    return (await Promise.all(found)).flat();
  }

  #workspaces(): string[] {
    const { path } = this.#folder;
    const folders = readdirSync(path, { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    return [path, ...folders.map(({ name }) => join(path, name))].filter((folder) =>
      existsSync(join(folder, 'pokerbot.yaml')),
    );
  }

  async #lines(args: readonly string[]): Promise<string[]> {
    const environment = this.#environment;
    const { stdout } = await run('docker', args, { cwd: this.#folder.path, environment });
    return stdout.split('\n').filter(Boolean);
  }
}
