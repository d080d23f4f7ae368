import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { CertificateSite } from './certificates/certificate-site.ts';
import { certificateName } from './certificates/certificate-version.ts';
import {
  abandonCertificates,
  certificatesUnfinished,
  endGraces,
  resumeCertificates,
} from './certificates/end-certificates.ts';
import {
  type CertificateOrder,
  rollBackCertificate,
  rotateToFiles,
} from './certificates/perform-certificates.ts';
import type { IdentityFiles } from './certificates/read-identity.ts';
import type { RotationSite } from './rotation/open-rotation-site.ts';
import { parseGrace } from './rotation/parse-grace.ts';
import { performRotation, type RotationOrder } from './rotation/perform-rotation.ts';
import { nothingDone, type RotateResult, rollback } from './rotation/rotate.ts';

interface Sites {
  readonly secrets: RotationSite;
  readonly certificates: CertificateSite;
}

export interface Order extends RotationOrder {
  /** Rotate the certificate of the wire, and no secret. */
  readonly certificates: boolean;
  readonly unit?: string | undefined;
  /** Where the new certificate lies. */
  files(): Promise<IdentityFiles>;
}

/**
 * Rotates secrets or certificates, as the order says; what was cut off and what is due, of both.
 *
 * @throws PokerbotError of either
 */
export async function performOrder(sites: Sites, order: Order): Promise<RotateResult> {
  const { secrets, certificates } = sites;
  const { resume, abandon, due, names } = order;
  if (order.certificates && names.length > 0) {
    // What was named may be a secret's value: it is not repeated.
    throw new PokerbotError('USAGE', {
      message:
        '`--certificates` rotates the certificate of the units, so no secret can be named beside it',
      next: ['Leave out the names, or the flag'],
    });
  }
  if (order.certificates && !resume && !abandon)
    return await rotateToFiles(certificates, { ...order, unit: order.unit });
  const isBoth = (resume || abandon || due) && names.length === 0;
  if (!isBoth) return await performRotation(secrets, order);
  return await allOf([
    ...(order.certificates ? [] : [() => performRotation(secrets, order)]),
    () => endCertificates(certificates, order),
  ]);
}

async function endCertificates(
  site: CertificateSite,
  order: Pick<Order, 'resume' | 'abandon' | 'dryRun'>,
): Promise<RotateResult> {
  if (!order.resume && !order.abandon) {
    return order.dryRun
      ? await endGraces(site, order)
      : await site.locked(() => endGraces(site, order));
  }
  if (order.dryRun) return certificatesUnfinished(site, order);
  return await site.locked(() =>
    order.resume ? resumeCertificates(site) : abandonCertificates(site),
  );
}

/** Goes back to an earlier version of a secret, or of the certificate of the wire. */
export async function rollBackByName(
  { secrets, certificates }: Sites,
  order: Omit<CertificateOrder, 'dryRun' | 'unit'> & {
    readonly name: string;
    readonly unit?: string | undefined;
    readonly version: number | undefined;
    /** Asks whether it is meant. */
    agree(name: string): Promise<void>;
  },
): Promise<RotateResult> {
  const { name, version, agree } = order;
  const graceMs = parseGrace(order.grace);
  if (name === certificateName) {
    certificates.place(order.unit);
    await agree(name);
    return await rollBackCertificate(certificates, { ...order, unit: order.unit, dryRun: false });
  }
  const [variable] = secrets.chosen([name], { due: false, all: false });
  if (!variable) throw new Error('A name has a variable or is refused');
  await agree(variable.name);
  const workshop = secrets.open();
  try {
    return await rollback({ workshop, variable, version, graceMs, by: secrets.account });
  } finally {
    workshop.close();
  }
}

/** Everything is tried. @throws the first failure */
async function allOf(works: readonly (() => Promise<RotateResult>)[]): Promise<RotateResult> {
  let whole: RotateResult = nothingDone;
  const failures: unknown[] = [];
  for (const work of works) {
    try {
      whole = joined(whole, await work());
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return whole;
}

function joined(one: RotateResult, other: RotateResult): RotateResult {
  return {
    rotated: [...one.rotated, ...other.rotated],
    certificates: [...one.certificates, ...other.certificates],
    abandoned: [...one.abandoned, ...other.abandoned],
    retired: [...one.retired, ...other.retired],
    kept: [...one.kept, ...other.kept],
    vaults: [...one.vaults, ...other.vaults],
    steps: [...one.steps, ...other.steps],
  };
}
