import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TemporaryFolder } from './temporary-folder.ts';

/** A bus on which nothing is started by being asked for. */
const configurationFor = (
  folder: string,
) => `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:dir=${folder}</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>`;

/** A D-Bus session of its own with a keychain in it, as a login to a desktop would have. */
export class KeychainSession implements AsyncDisposable {
  readonly home: TemporaryFolder;
  readonly environment: Readonly<Record<string, string>>;
  readonly #bus: ChildProcess;
  #keychain: ChildProcess | undefined;

  private constructor(home: TemporaryFolder, bus: ChildProcess, address: string) {
    this.home = home;
    this.#bus = bus;
    this.environment = { ...environmentIn(home), DBUS_SESSION_BUS_ADDRESS: address };
  }

  /** A session in which no keychain runs. */
  static async empty(): Promise<KeychainSession> {
    const home = new TemporaryFolder();
    for (const name of ['run', 'data']) mkdirSync(join(home.path, name), { mode: 0o700 });
    const file = join(home.path, 'bus.conf');
    writeFileSync(file, configurationFor(join(home.path, 'run')));
    const bus = spawn('dbus-daemon', [`--config-file=${file}`, '--nofork', '--print-address=1'], {
      env: environmentIn(home),
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const address = await firstLine(bus);
    return new KeychainSession(home, bus, address);
  }

  /** A session with an unlocked keychain. */
  static async unlocked(): Promise<KeychainSession> {
    const session = await KeychainSession.empty();
    await session.#start();
    return session;
  }

  /** The value as another program reads it from the keychain. */
  lookup(scope: string, account: string): string {
    const words = ['lookup', 'service', `pokerbot/${scope}`, 'username', account];
    return spawnSync('secret-tool', words, { env: this.environment }).stdout.toString();
  }

  lock(): void {
    this.#call('Lock', 'array:objpath:/org/freedesktop/secrets/collection/login');
  }

  /** The keychain takes questions from now on, and never answers. */
  freeze(): void {
    this.#keychain?.kill('SIGSTOP');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const child of [this.#keychain, this.#bus]) {
      if (!child || child.exitCode !== null || child.signalCode !== null) continue;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
    }
    this.home[Symbol.dispose]();
  }

  async #start(): Promise<void> {
    const keychain = spawn(
      'gnome-keyring-daemon',
      ['--unlock', '--foreground', '--components=secrets'],
      { env: this.environment, stdio: ['pipe', 'ignore', 'ignore'] },
    );
    this.#keychain = keychain;
    keychain.stdin.end('a password of the session');
    const end = performance.now() + 10_000;
    while (!this.#call('ReadAlias', 'string:default').includes('collection/login')) {
      if (performance.now() > end) throw new Error('The keychain did not start');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  #call(method: string, argument: string): string {
    const words = ['--session', '--print-reply', '--reply-timeout=2000'];
    const target = ['--dest=org.freedesktop.secrets', '/org/freedesktop/secrets'];
    const call = [`org.freedesktop.Secret.Service.${method}`, argument];
    const env = this.environment;
    return spawnSync('dbus-send', [...words, ...target, ...call], { env }).stdout.toString();
  }
}

function environmentIn({ path }: TemporaryFolder): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    HOME: path,
    XDG_RUNTIME_DIR: join(path, 'run'),
    XDG_DATA_HOME: join(path, 'data'),
    LC_ALL: 'C.UTF-8',
  };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk;
      if (text.includes('\n')) resolve(text.split('\n')[0] ?? '');
    });
    child.once('error', reject);
    child.once('exit', () => reject(new Error('The bus ended')));
  });
}
