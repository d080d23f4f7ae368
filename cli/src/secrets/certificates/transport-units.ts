import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { readEnvironmentFiles } from '../../env/read-environment-files.ts';
import { resolveEnvironment } from '../../env/resolve-environment.ts';
import { declaredUnits } from '../../stack/desired/declared-unit.ts';
import { readManifest } from '../../stack/manifest/read-manifest.ts';
import { certificateName } from './certificate-version.ts';

/** The files of a unit that speaks TLS; absolute, with symbolic links followed where something lies there. */
export interface TransportUnit {
  readonly unit: string;
  readonly certificate: string;
  readonly key: string;
  readonly authority: string | undefined;
  /** The path of the certificate as the variable has it. */
  readonly written: string;
  readonly clientAuthentication: boolean;
}

/** The files of one certificate, and the units that read them. */
export interface CertificatePlace {
  readonly certificate: string;
  readonly key: string;
  readonly authority: string | undefined;
  readonly written: string;
  /** Units that show the certificate. */
  readonly readers: readonly string[];
  /** Units that check their peers by the same authority file, those among them too. */
  readonly trusting: readonly string[];
  /** Whether any of those units asks its clients for certificates. */
  readonly clientAuthentication: boolean;
  /** Every unit that speaks TLS. */
  readonly all: readonly TransportUnit[];
}

export interface TransportSite {
  readonly workspace: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** The units of the workspace that speak TLS. Unlocks nothing. */
export function transportUnits({ workspace, environment }: TransportSite): TransportUnit[] {
  const manifest = readManifest(workspace);
  const units = declaredUnits(manifest).filter(({ kind }) => kind !== 'external');
  const files = readEnvironmentFiles(
    workspace,
    units.map(({ name }) => name),
  );
  const inputs = { manifest, files, processEnvironment: environment };
  return units.flatMap(({ name }) => {
    const variables = resolveEnvironment(name, inputs);
    const value = (variable: string) => variables[variable]?.value || undefined;
    const [certificate, key] = [value(certificateName), value('GRPC_TLS_KEY_PATH')];
    if (certificate === undefined || key === undefined) return [];
    const authority = value('GRPC_TLS_CA_PATH');
    const at = (path: string) => followed(resolve(workspace, path));
    return [
      {
        unit: name,
        certificate: at(certificate),
        key: at(key),
        authority: authority === undefined ? undefined : at(authority),
        written: certificate,
        clientAuthentication: /^(true|1|yes|on)$/i.test(value('GRPC_TLS_CLIENT_AUTH') ?? ''),
      },
    ];
  });
}

/** The certificates of the units, each with who reads it. */
export function certificatePlaces(site: TransportSite): CertificatePlace[] {
  const all = transportUnits(site);
  const first = new Map<string, TransportUnit>();
  for (const unit of all) {
    if (!first.has(unit.certificate)) first.set(unit.certificate, unit);
  }
  return [...first.values()].map(({ certificate, key, authority, written }) => {
    const readers = all.filter((unit) => unit.certificate === certificate);
    const trusting = all.filter((unit) => authority !== undefined && unit.authority === authority);
    return {
      certificate,
      key,
      authority,
      written,
      readers: readers.map(({ unit }) => unit),
      trusting: trusting.map(({ unit }) => unit),
      clientAuthentication: all.some((unit) => unit.clientAuthentication),
      all,
    };
  });
}

/**
 * The certificate that is meant: the only one, or that of the unit.
 *
 * @throws PokerbotError `CERTIFICATE_ABSENT`, `USAGE` where several are in use and no unit is named
 */
export function choosePlace(site: TransportSite, unit: string | undefined): CertificatePlace {
  const places = certificatePlaces(site);
  const found =
    unit === undefined ? places : places.filter(({ readers }) => readers.includes(unit));
  const [place, another] = found;
  if (!place) throw absent(unit);
  if (another) {
    throw new PokerbotError('USAGE', {
      message: 'The units have several certificates, so it has to be said whose is meant',
      next: places.map(
        ({ written, readers }) =>
          `\`--unit ${readers[0]}\` for \`${written}\` (${readers.join(', ')})`,
      ),
    });
  }
  refuseShared(place);
  return place;
}

function absent(unit: string | undefined): PokerbotError {
  return new PokerbotError('CERTIFICATE_ABSENT', {
    message:
      unit === undefined
        ? 'No unit of this workspace speaks TLS, so there is no certificate to rotate'
        : `\`${unit}\` is no unit of this workspace that speaks TLS`,
    details: { unit },
  });
}

/** Two of them in one file can neither be replaced one after the other nor trusted one beside the other. */
function refuseShared({ certificate, key, authority, written }: CertificatePlace): void {
  if (new Set([certificate, key, authority ?? '']).size === 3) return;
  throw new PokerbotError('CERTIFICATE_ABSENT', {
    message: `\`${written}\` is the file of a key or of an authority, too`,
    next: [
      'Give certificate, key and authority a file each, name them in `GRPC_TLS_CERT_PATH`, `GRPC_TLS_KEY_PATH` and `GRPC_TLS_CA_PATH`, run `pokerbot up`, and rotate then',
    ],
    details: { path: certificate },
  });
}

/** A link to the file of the day stays a link: what it names is replaced. */
function followed(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
