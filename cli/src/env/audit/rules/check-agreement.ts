import { builtinUnits } from '../../../stack/desired/builtin-units.ts';
import { declaredUnits } from '../../../stack/desired/declared-unit.ts';
import type { ResolvedVariable } from '../../resolved-variable.ts';
import { type Finding, finding } from '../findings/finding.ts';
import { placeOfOrigin } from '../place-of-origin.ts';
import type { AuditSubject } from '../subject.ts';

/** Variables on which their readers have to agree: both ends of a connection, or of a budget. */
const shared = ['SOLVER_PORT', 'AGENT_MAX_LATENCY_MS', 'AGENT_BUDGET_TOKENS'];

/** Values of different units that do not go together. */
export function checkAgreement(subject: AuditSubject): Finding[] {
  return [...checkShared(subject), ...checkAddresses(subject), ...checkPorts(subject)];
}

function checkShared({ environments }: AuditSubject): Finding[] {
  return shared.flatMap((name) => {
    const values = Object.entries(environments).flatMap(([unit, environment]) => {
      const variable = environment[name];
      return variable ? [{ unit, variable }] : [];
    });
    const odd = values.find(({ variable }) => variable.source === 'unit-file');
    const other = values.find(({ variable }) => variable.value !== odd?.variable.value);
    if (!odd || !other) return [];
    const { variable } = odd;
    return [
      finding('value-differs', {
        at: placeOfOrigin(variable.origin),
        variable: name,
        message: `\`${name}\` is \`${variable.value}\` for \`${odd.unit}\` and \`${other.variable.value}\` for \`${other.unit}\` (${other.variable.origin})`,
        fix: `Write \`${name}\` into \`.env\` only, which both of them read.`,
      }),
    ];
  });
}

/** An address of this machine that was written by hand, and the port at which the unit really listens. */
function checkAddresses({ environments, manifest }: AuditSubject): Finding[] {
  const running = runningDaemons(manifest);
  return Object.entries(builtinUnits).flatMap(([server, { consumerVariable, ports }]) => {
    const [served] = ports;
    const listening = environments[server]?.[served?.variable ?? ''];
    // Where nobody wrote the port, the address may be that of something else that is meant.
    if (!running.has(server) || !listening || listening.source === 'default') return [];
    if (consumerVariable === undefined) return [];
    const written = Object.values(environments)
      .map((environment) => environment[consumerVariable])
      .find((each) => each !== undefined && each.source !== 'default');
    const [, port] = /^(?:127\.0\.0\.1|localhost|\[::1\]):(\d+)$/.exec(written?.value ?? '') ?? [];
    if (!written || port === undefined || Number(port) === Number(listening.value)) return [];
    return [
      finding('value-differs', {
        at: placeOfOrigin(written.origin),
        variable: consumerVariable,
        message: `\`${consumerVariable}\` is \`${written.value}\`, and \`${server}\` listens on ${listening.value} (${listening.origin})`,
        fix: `Remove \`${consumerVariable}\`: \`pokerbot up\` tells every unit where \`${server}\` is.`,
      }),
    ];
  });
}

function runningDaemons(manifest: AuditSubject['manifest']): ReadonlySet<string> {
  const daemons = manifest ? declaredUnits(manifest).filter(({ kind }) => kind === 'daemon') : [];
  return new Set(daemons.map(({ name }) => name));
}

function checkPorts({ environments, manifest }: AuditSubject): Finding[] {
  const running = runningDaemons(manifest);
  const first = new Map<number, string>();
  const taken = Object.entries(builtinUnits)
    .filter(([unit]) => running.has(unit))
    .flatMap(([unit, { ports }]) =>
      ports.flatMap(({ variable }): [string, ResolvedVariable][] => {
        const resolved = environments[unit]?.[variable];
        // One that nobody wrote is chosen anew when it is in the way.
        return resolved && resolved.source !== 'default' ? [[variable, resolved]] : [];
      }),
    );
  return taken.flatMap(([variable, { value, origin }]) => {
    const port = Number(value);
    const earlier = first.get(port);
    if (earlier === undefined) first.set(port, variable);
    if (earlier === undefined || port === 0 || Number.isNaN(port)) return [];
    const message = `\`${variable}\` and \`${earlier}\` are both ${port}`;
    return [finding('port-shared', { at: placeOfOrigin(origin), variable, message })];
  });
}
