import { grpcHealth } from '@poker-bot/shared/health/check-grpc';
import { builtinUnits } from '../../stack/desired/builtin-units.ts';
import type { StackContext } from '../../stack/use-cases/stack-context.ts';
import { status } from '../../stack/use-cases/status.ts';
import type { Consumers } from '../rotation/rotation-parts.ts';
import { factsOf } from './certificate-facts.ts';
import type { CertificateParts, WireUnits } from './certificate-parts.ts';

export interface WireUnitsOptions {
  readonly context: StackContext;
  readonly workspace: string;
  readonly shelf: Pick<CertificateParts['shelf'], 'contents'>;
  /** Those that rotations of secrets start anew, too. */
  readonly consumers: Pick<Consumers, 'replace'>;
}

/** Longest wait for the word of a unit that has just told that it is healthy, in milliseconds. */
const answerWithin = 10_000;

/** The units of the workspace's stack, under whichever driver it runs. */
export function wireUnits(options: WireUnitsOptions): WireUnits {
  const { shelf, consumers } = options;
  const found = async () => (await status(options)).units;
  return {
    running: async (names) =>
      (await found())
        .filter(({ name, state }) => state !== 'stopped' && names.includes(name))
        .map(({ name }) => name),
    replace: (unit) => consumers.replace(unit),
    confirm: async (unit, { frame, as, isItsOwn }) => {
      const variable = servedOn(unit);
      const ports = (await found()).find(({ name }) => name === unit)?.ports ?? [];
      const port = ports.find((each) => each.variable === variable)?.port;
      if (port === undefined) return undefined;
      const [wanted, own] = [shelf.contents(frame), shelf.contents(as)];
      const { fingerprint, serial } = factsOf(wanted.certificate);
      let shown: string | undefined;
      const health = grpcHealth({
        address: `127.0.0.1:${port}`,
        tls: {
          cert: own.certificate,
          key: own.key.reveal(),
          ...(wanted.authority !== null && { ca: wanted.authority }),
          // Units are reached by a number here, while the certificate names what their peers use.
          checkServerIdentity: (_host, certificate) => {
            shown = certificate.fingerprint256;
            return undefined;
          },
        },
      });
      const { state, detail } = await health.check(answerWithin);
      health.close();
      if (isItsOwn && shown !== undefined && shown !== fingerprint) {
        throw new Error(
          `\`${unit}\` shows another certificate than it was started with (${shown})`,
        );
      }
      if (state !== 'healthy') throw new Error(`\`${unit}\` does not answer its peers: ${detail}`);
      return isItsOwn ? `serial ${serial}` : 'it takes the new one of its peers';
    },
  };
}

/** The variable of the port on which a unit serves others over the wire. */
function servedOn(unit: string): string | undefined {
  const known: Readonly<Record<string, (typeof builtinUnits)['solver'] | undefined>> = builtinUnits;
  const builtin = known[unit];
  return builtin?.health === 'grpc' ? builtin.ports[0]?.variable : undefined;
}
