import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './command.ts';

const keys = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-noenc'];

/** An authority that exists for one test, in a folder of its own. */
export class Authority {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async create(folder: string): Promise<Authority> {
    mkdirSync(folder, { recursive: true });
    const authority = new Authority(folder);
    await openssl(folder, [...keys, ...names('authority', 'ca-key.pem', 'ca.pem')]);
    return authority;
  }

  /** A folder with `ca.pem`, `cert.pem` and `key.pem`, as the `docker` command wants it. */
  async issue(name: string, usage: 'serverAuth' | 'clientAuth'): Promise<string> {
    const folder = join(this.#folder, name);
    mkdirSync(folder);
    const authority = [
      '-CA',
      join(this.#folder, 'ca.pem'),
      '-CAkey',
      join(this.#folder, 'ca-key.pem'),
    ];
    const extensions = ['subjectAltName=IP:127.0.0.1', `extendedKeyUsage=${usage}`];
    await openssl(folder, [
      ...keys,
      ...names(name, 'key.pem', 'cert.pem'),
      ...authority,
      ...extensions.flatMap((extension) => ['-addext', extension]),
    ]);
    copyFileSync(join(this.#folder, 'ca.pem'), join(folder, 'ca.pem'));
    return folder;
  }
}

function names(subject: string, key: string, certificate: string): string[] {
  return ['-subj', `/CN=${subject}`, '-keyout', key, '-out', certificate];
}

async function openssl(cwd: string, args: readonly string[]): Promise<void> {
  const { status, stderr } = await run('openssl', ['req', '-x509', '-days', '2', ...args], { cwd });
  if (status !== 0) throw new Error(`openssl ended with ${status}: ${stderr}`);
}
