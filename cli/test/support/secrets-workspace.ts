import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { secretPaths } from '../../src/secrets/secret-paths.ts';
import { bundledProgram } from './run-bundle.ts';
import { type CommandResult, finished } from './scenario-workspace.ts';
import { TemporaryFolder } from './temporary-folder.ts';

/** A workspace whose secrets are kept under the scope `demo`, and a home that no other test has. */
export class SecretsWorkspace implements Disposable {
  readonly root = new TemporaryFolder();
  readonly folder = join(this.root.path, 'workspace');
  readonly home = join(this.root.path, 'home');
  readonly paths = secretPaths({ POKERBOT_HOME: this.home }, 'demo');
  readonly #environment: Readonly<Record<string, string>>;

  /** @param environment such as that of a session with a keychain */
  constructor(environment: Readonly<Record<string, string>> = {}, manifest: object = {}) {
    this.#environment = environment;
    mkdirSync(this.folder);
    const secrets = { scope: 'demo', variables: { OWN_TOKEN: ['camera'] } };
    // JSON is YAML.
    const text = JSON.stringify({ version: 1, name: 'demo', secrets, ...manifest });
    writeFileSync(join(this.folder, 'pokerbot.yaml'), text);
  }

  start(argv: readonly string[], environment: Readonly<Record<string, string>> = {}): ChildProcess {
    return spawn(process.execPath, [bundledProgram, ...argv], {
      cwd: this.folder,
      env: {
        PATH: process.env.PATH ?? '',
        TMPDIR: tmpdir(),
        HOME: this.home,
        ...this.#environment,
        POKERBOT_HOME: this.home,
        CI: '1',
        DOCKER_HOST: 'unix:///nowhere/docker.sock',
        ...environment,
      },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
  }

  /** `input` is piped in. */
  run(
    argv: readonly string[],
    { input = '', environment = {} as Readonly<Record<string, string>> } = {},
  ): Promise<CommandResult> {
    const child = this.start(argv, environment);
    // A command that refuses its arguments does not read.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
    return finished(child);
  }

  /** The document of a command that has to succeed. */
  async json(...argv: string[]): Promise<unknown> {
    const { exitCode, stdout, stderr } = await this.run([...argv, '--json']);
    if (exitCode !== 0)
      throw new Error(`${argv.join(' ')} ended with ${exitCode}: ${stdout}${stderr}`);
    return JSON.parse(stdout);
  }

  async set(name: string, value: string, ...flags: string[]): Promise<void> {
    const { exitCode, stderr } = await this.run(['secrets', 'set', name, ...flags], {
      input: value,
    });
    if (exitCode !== 0) throw new Error(stderr);
  }

  /** What a program that is given the secrets sees. */
  async seen(name: string): Promise<string> {
    const file = join(this.root.path, 'seen');
    const script = `require('fs').writeFileSync(${JSON.stringify(file)}, process.env[${JSON.stringify(name)}] ?? '')`;
    await this.run(['secrets', 'run', '--', process.execPath, '-e', script]);
    return readFileSync(file, 'utf8');
  }

  /** Every file of workspace and home that holds the text. */
  holding(text: string): string[] {
    return [this.folder, this.home]
      .filter((folder) => existsSync(folder))
      .flatMap((folder) =>
        readdirSync(folder, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
          .filter((file) => readFileSync(file).includes(text)),
      );
  }

  [Symbol.dispose](): void {
    this.root[Symbol.dispose]();
  }
}
