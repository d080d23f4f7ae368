import { copyFileSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Secret } from '@poker-bot/shared/secret/secret';
import { rotateCertificate } from '../../../src/secrets/certificates/begin-certificates.ts';
import { carryCertificates } from '../../../src/secrets/certificates/carry-certificates.ts';
import { certificatesOf } from '../../../src/secrets/certificates/certificate-facts.ts';
import type { CertificateParts } from '../../../src/secrets/certificates/certificate-parts.ts';
import { CertificateShelf } from '../../../src/secrets/certificates/certificate-shelf.ts';
import type { CertificateStep } from '../../../src/secrets/certificates/certificate-step.ts';
import { leadsTo } from '../../../src/secrets/certificates/check-identity.ts';
import { openCertificates } from '../../../src/secrets/certificates/open-certificates.ts';
import {
  isPair,
  readContents,
  type WireContents,
  wireFiles,
} from '../../../src/secrets/certificates/wire-files.ts';
import { RotationJournal } from '../../../src/secrets/rotation/rotation-journal.ts';
import { secretPaths } from '../../../src/secrets/secret-paths.ts';
import { suiteFolder } from '../../support/suite-folder.ts';
import { type Issued, WireAuthority } from '../../support/wire-authority.ts';
import { PowerCut } from './rotation-bench.ts';

const folder = suiteFolder();
/** Made once: authorities and certificates take openssl a while. */
const [old, fresh] = ['old', 'new'].map((name) => new WireAuthority(join(folder, name)));
if (!old || !fresh) throw new Error('There are two');
const first = old.issue();
export const same = { issued: old.issue(), authority: old.file };
export const another = { issued: fresh.issue(), authority: fresh.file };

const contentsOf = ({ certificate, key }: Issued, authority: string): WireContents => ({
  certificate: readFileSync(certificate, 'utf8'),
  key: new Secret(readFileSync(key, 'utf8')),
  authority: readFileSync(authority, 'utf8'),
});

/** A unit as it was started last: it has read the files once. */
type Held = Pick<WireContents, 'certificate' | 'authority'>;

/** A small world around the rotation of a certificate: real files, a real shelf, units that hold what they have read. */
export class WireWorld {
  readonly #home = mkdtempSync(join(folder, 'world-'));
  readonly paths = secretPaths({ POKERBOT_HOME: this.#home }, 'demo');
  readonly place = {
    certificate: join(this.#home, 'unit.pem'),
    key: join(this.#home, 'unit.key'),
    authority: join(this.#home, 'ca.pem'),
  };
  readonly units = new Map<string, Held>();
  /** Units that do not get healthy with a certificate. */
  readonly picky = new Map<string, string>();
  readonly journal = new RotationJournal<CertificateStep>(this.paths.certificateRotation);
  /** Effects until the power fails; each is counted before it happens and after. */
  untilPowerCut = Number.POSITIVE_INFINITY;
  moments = 0;

  constructor() {
    mkdirSync(this.paths.folder, { recursive: true });
    copyFileSync(first.certificate, this.place.certificate);
    copyFileSync(first.key, this.place.key);
    copyFileSync(old?.file ?? '', this.place.authority);
    for (const unit of ['solver', 'agents']) this.units.set(unit, this.read());
  }

  /** What a unit that starts now gets. @throws Error where it could not start */
  read(): WireContents {
    const contents = readContents(wireFiles, this.place);
    if (!isPair(contents)) throw new Error('no pair');
    return contents;
  }

  get original(): WireContents {
    return contentsOf(first, old?.file ?? '');
  }

  /** Whether every unit takes the certificate of every other one, and of one that would be started now. */
  get isWhole(): boolean {
    const all = [...this.units.values(), this.read()];
    return all.every(({ certificate }) => {
      const [leaf, ...chain] = certificatesOf(certificate);
      return all.every(
        ({ authority }) => leaf && leadsTo(leaf, chain, certificatesOf(authority ?? '')),
      );
    });
  }

  get parts(): CertificateParts {
    const clock = { now: () => Date.parse('2026-12-01T00:00:00Z'), monotonic: () => 0 };
    const signal = new AbortController().signal;
    const { paths, journal } = this;
    const shelf = new CertificateShelf({
      ...{ paths, clock, signal, workspace: this.#home, who: 'ada', by: 'secrets rotate' },
    });
    return {
      clock,
      signal,
      shelf: this.#ticking(shelf, [
        'keep',
        'keepTrust',
        'promote',
        'retire',
        'settleTrust',
        'tellTrust',
      ]),
      files: this.#ticking(wireFiles, ['put']),
      journal: this.#ticking(journal, ['append']),
      units: {
        running: async (names) => [...this.units.keys()].filter((name) => names.includes(name)),
        replace: async (unit) => {
          this.#tick();
          const contents = this.read();
          if (this.picky.get(unit) === contents.certificate) throw new Error('not healthy');
          this.units.set(unit, contents);
          this.#tick();
        },
        confirm: async () => undefined,
      },
      listen: () => undefined,
    };
  }

  async rotate(to: { readonly issued: Issued; readonly authority: string }, graceMs: number) {
    const { authority: trust, ...identity } = contentsOf(to.issued, to.authority);
    const all = [...this.units.keys()];
    const place = {
      ...this.place,
      ...{ written: 'unit.pem', readers: all, trusting: all, all: [], clientAuthentication: true },
    };
    const before = readContents(wireFiles, this.place);
    return await rotateCertificate(
      this.parts,
      { identity, trust, before },
      { place, graceMs, by: 'ada' },
    );
  }

  async resume(): Promise<void> {
    for (const { begun } of openCertificates(this.journal.read())) {
      await carryCertificates(this.parts, begun.rotation);
    }
  }

  #ticking<T extends object>(target: T, names: readonly (keyof T & string)[]): T {
    return new Proxy(target, {
      get: (_target, name) => {
        const found = Reflect.get(target, name, target) as unknown;
        if (typeof found !== 'function') return found;
        const call = (...args: readonly unknown[]) => Reflect.apply(found, target, args) as unknown;
        if (!names.some((each) => each === name)) return call;
        return (...args: readonly unknown[]) => {
          this.#tick();
          const result = call(...args);
          if (!(result instanceof Promise)) {
            this.#tick();
            return result;
          }
          return result.then((value: unknown) => {
            this.#tick();
            return value;
          });
        };
      },
    });
  }

  #tick(): void {
    this.moments += 1;
    this.untilPowerCut -= 1;
    if (this.untilPowerCut < 0) throw new PowerCut('The power failed');
  }
}
