import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { Secret } from '@poker-bot/shared/secret/secret';
import { beginRecords, logAct, type ScopeSite, withRecordsLocked } from '../records/act-log.ts';
import type { AuditAction } from '../records/audit-log.ts';
import { writeDurably } from '../records/durable-file.ts';
import { digestOf, factsOf, fingerprintsOf } from './certificate-facts.ts';
import { readCertificateRecords, writeCertificateRecords } from './certificate-records.ts';
import type { Frame } from './certificate-step.ts';
import { type CertificateVersion, certificateName, currentAt } from './certificate-version.ts';
import type { Identity } from './read-identity.ts';
import type { WireContents } from './wire-files.ts';

/**
 * The certificates of a workspace with their keys, those in use and those of before, beside its secrets: for their owner only, and out of
 * the way of whatever cleans the workspace. Files come before the records that tell of them, and go after.
 */
export class CertificateShelf {
  readonly #site: ScopeSite;

  constructor(site: ScopeSite) {
    this.#site = site;
  }

  get versions(): readonly CertificateVersion[] {
    return readCertificateRecords(this.#site.paths.certificateRecords);
  }

  version(number: number): CertificateVersion | undefined {
    return this.versions.find(({ version }) => version === number);
  }

  /** Keeps a certificate, unless it is kept already, and gives its version. */
  async keep(
    { certificate, key }: Identity,
    about: { readonly place: string; readonly trust: string | null; readonly inUse: boolean },
  ): Promise<number> {
    const { place, trust, inUse } = about;
    return await this.#changing((versions) => {
      const digest = digestOf(certificate);
      const kept = versions.find(
        (each) => each.place === place && each.digest === digest && each.state !== 'retired',
      );
      const version = kept?.version ?? Math.max(0, ...versions.map((each) => each.version)) + 1;
      writeDurably(this.#file(version, 'certificate'), certificate);
      writeDurably(this.#file(version, 'key'), key.reveal());
      if (kept?.state === 'current' && inUse) return [versions, version];
      const { clock, who } = this.#site;
      const fresh: CertificateVersion = {
        version,
        place,
        state: 'pending',
        createdAt: new Date(clock.now()).toISOString(),
        createdBy: who,
        digest,
        trust,
        ...factsOf(certificate),
      };
      const added = kept ? { ...kept, trust } : fresh;
      if (!kept) this.#log('stored', added);
      const others = versions.filter((each) => each.version !== version);
      const after = [...others, added].sort((one, other) => one.version - other.version);
      return [inUse ? put(after, added) : after, version];
    });
  }

  /** Keeps what is to be trusted, and gives its digest. */
  keepTrust(pem: string): string {
    const digest = digestOf(pem);
    writeDurably(this.#trustFile(digest), pem);
    return digest;
  }

  trust(digest: string): string {
    return this.#read(this.#trustFile(digest));
  }

  /** What the files of units are in a frame. @throws PokerbotError `SECRET_STORE_BROKEN` when a file of it was lost */
  contents({ version, trust }: Frame): WireContents {
    return {
      certificate: this.#read(this.#file(version, 'certificate')),
      key: new Secret(this.#read(this.#file(version, 'key'))),
      authority: trust === null ? null : this.trust(trust),
    };
  }

  /** Makes a version the one that units show. The one before is kept until `retireAfter` (ISO 8601). */
  async promote(number: number, { retireAfter }: { readonly retireAfter: string }): Promise<void> {
    await this.#changing((versions) => {
      const found = versions.find(({ version }) => version === number);
      if (!found || found.state === 'current') return [versions, undefined];
      this.#log('promoted', found);
      return [put(versions, found, retireAfter), undefined];
    });
  }

  /** Tells the audit log that units are about to trust other authorities. */
  async tellTrust({ version, trust }: Frame): Promise<void> {
    const authorities = trust === null ? [] : fingerprintsOf(this.trust(trust));
    await this.#changing((versions) => {
      const found = versions.find((each) => each.version === version);
      if (found) this.#log('trusted', found, authorities);
      return [versions, undefined];
    });
  }

  /** Records which authorities are enough for a version, and from when on no others are to be trusted. */
  async settleTrust(
    number: number,
    { trust, narrowAfter }: Pick<CertificateVersion, 'trust' | 'narrowAfter'>,
  ): Promise<void> {
    await this.#changing((versions) => {
      const after = versions.map((each) => {
        const { narrowAfter: _, ...bare } = each;
        return each.version === number
          ? { ...bare, trust, ...(narrowAfter !== undefined && { narrowAfter }) }
          : each;
      });
      return [after, undefined];
    });
  }

  /** Removes a version that units do not show. */
  async retire(number: number): Promise<void> {
    await this.#changing((versions) => {
      const found = versions.find(({ version }) => version === number);
      if (!found || found.state === 'current' || found.state === 'retired')
        return [versions, undefined];
      this.#log('retired', found);
      rmSync(join(this.#site.paths.certificates, String(number)), { recursive: true, force: true });
      const { retireAfter: _, narrowAfter: __, ...kept } = found;
      const after = versions.map((each) =>
        each.version === number ? { ...kept, state: 'retired' as const } : each,
      );
      return [after, undefined];
    });
  }

  async #changing<T>(
    change: (versions: readonly CertificateVersion[]) => [readonly CertificateVersion[], T],
  ): Promise<T> {
    const { certificateRecords } = this.#site.paths;
    return await withRecordsLocked(this.#site, () => {
      beginRecords(this.#site);
      const before = readCertificateRecords(certificateRecords);
      const [after, result] = change(before);
      if (after !== before) writeCertificateRecords(certificateRecords, after);
      return result;
    });
  }

  #log(what: AuditAction, about: CertificateVersion, authorities?: readonly string[]): void {
    const { version, fingerprint, subject, serial, notAfter } = about;
    const certificate = { subject, serial, notAfter };
    logAct(this.#site, {
      ...{ what, name: certificateName, version, fingerprint, certificate },
      ...(authorities && { authorities }),
    });
  }

  #file(version: number, what: 'certificate' | 'key'): string {
    return join(this.#site.paths.certificates, String(version), `${what}.pem`);
  }

  #trustFile(digest: string): string {
    return join(this.#site.paths.certificates, 'trust', `${digest}.pem`);
  }

  #read(path: string): string {
    try {
      return readFileSync(path, 'utf8');
    } catch (cause) {
      throw new PokerbotError('SECRET_STORE_BROKEN', {
        message: `\`${path}\` is recorded, but cannot be read`,
        next: ['Put it back from a backup; the files that the units read are not touched'],
        details: { path },
        cause,
      });
    }
  }
}

/** The records after a version was put into use. */
function put(
  versions: readonly CertificateVersion[],
  { version, place }: CertificateVersion,
  retireAfter?: string,
): CertificateVersion[] {
  const before = currentAt(versions, place);
  return versions.map((each) => {
    const { retireAfter: _, narrowAfter: __, ...kept } = each;
    if (each.version === version) return { ...kept, state: 'current' };
    if (each.version !== before?.version) return each;
    return { ...kept, state: 'previous', ...(retireAfter && { retireAfter }) };
  });
}
