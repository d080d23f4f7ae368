import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-noenc'];

/** A certificate as it is asked for. */
export interface Request {
  readonly names?: string;
  readonly usage?: string;
  /** From now on, in days; negative for one that has run out. */
  readonly days?: number;
  /** As `openssl ca` writes it, such as `20400101000000Z`. */
  readonly from?: string;
}

/** A certificate and its key, as files. */
export interface Issued {
  readonly certificate: string;
  readonly key: string;
}

/** A certificate authority in a folder of its own. */
export class WireAuthority {
  readonly #folder: string;
  #count = 0;

  /** Under another one, or at the root. */
  constructor(folder: string, above?: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
    const files = ['-keyout', 'ca.key', '-out', 'ca.pem'];
    const by = above === undefined ? [] : ['-CA', `${above}/ca.pem`, '-CAkey', `${above}/ca.key`];
    const subject = above === undefined ? '/CN=authority' : '/CN=authority below';
    this.#openssl('req', '-x509', ...newKey, ...files, ...by, '-days', '400', '-subj', subject);
    writeFileSync(join(folder, 'index.txt'), '');
    writeFileSync(join(folder, 'ca.cnf'), settings);
  }

  get file(): string {
    return join(this.#folder, 'ca.pem');
  }

  /** An authority that this one has issued. */
  subordinate(): WireAuthority {
    return new WireAuthority(join(this.#folder, 'below'), this.#folder);
  }

  issue(request: Request = {}): Issued {
    const { names = 'IP:127.0.0.1,DNS:localhost', usage, days = 90, from } = request;
    this.#count += 1;
    const name = `unit-${this.#count}`;
    this.#openssl(
      'req',
      ...newKey,
      '-keyout',
      `${name}.key`,
      '-out',
      `${name}.csr`,
      '-subj',
      `/CN=${name}`,
    );
    const extensions = [
      ...(names === '' ? [] : [`subjectAltName=${names}`]),
      ...(usage === undefined ? [] : [`extendedKeyUsage=${usage}`]),
    ];
    writeFileSync(
      join(this.#folder, 'extensions'),
      `basicConstraints=CA:FALSE\n${extensions.join('\n')}\n`,
    );
    const span = from === undefined ? [] : ['-startdate', from, '-enddate', '20500101000000Z'];
    const until = days < 0 ? ['-startdate', '20200101000000Z', '-enddate', '20200201000000Z'] : [];
    const dates = from === undefined && days >= 0 ? ['-days', String(days)] : [...span, ...until];
    this.#openssl(
      'ca',
      '-batch',
      '-config',
      'ca.cnf',
      '-in',
      `${name}.csr`,
      '-out',
      `${name}.pem`,
      '-extfile',
      'extensions',
      ...dates,
    );
    return {
      certificate: join(this.#folder, `${name}.pem`),
      key: join(this.#folder, `${name}.key`),
    };
  }

  /** Another form of a file: what `openssl` makes of it. Gives its path. */
  convert(name: string, ...words: readonly string[]): string {
    const path = join(this.#folder, name);
    this.#openssl(...words, '-out', path);
    return path;
  }

  #openssl(...words: readonly string[]): void {
    execFileSync('openssl', words, { cwd: this.#folder, stdio: 'pipe' });
  }
}

const settings = `[ca]
default_ca = this
[this]
dir = .
database = index.txt
new_certs_dir = .
certificate = ca.pem
private_key = ca.key
rand_serial = yes
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
`;
