import type { UnitEnvironment } from '../../resolved-variable.ts';
import { type Finding, finding } from '../findings/finding.ts';
import { placeOfOrigin } from '../place-of-origin.ts';
import type { AuditSubject, KnownSecret } from '../subject.ts';

interface Requirement {
  readonly unit: string;
  /** The variable that calls for another one. */
  readonly variable: string;
  /** Only for this value. */
  readonly value?: RegExp;
  readonly needs: string;
  /** Whether the unit does its work without. */
  readonly light?: true;
}

const secure = ['solver', 'vision', 'agents', 'orchestrator', 'evaluator'];
const yes = /^(true|1|yes|on)$/;

const requirements: readonly Requirement[] = [
  ...secure.flatMap((unit): Requirement[] => [
    { unit, variable: 'GRPC_TLS_CERT_PATH', needs: 'GRPC_TLS_KEY_PATH' },
    { unit, variable: 'GRPC_TLS_KEY_PATH', needs: 'GRPC_TLS_CERT_PATH' },
    { unit, variable: 'GRPC_TLS_CLIENT_AUTH', value: yes, needs: 'GRPC_TLS_CA_PATH' },
  ]),
  { unit: 'agents', variable: 'OPENAI_API_KEY', needs: 'OPENAI_MODEL', light: true },
  { unit: 'agents', variable: 'ANTHROPIC_API_KEY', needs: 'ANTHROPIC_MODEL', light: true },
  { unit: 'orchestrator', variable: 'EXECUTOR_MODE', value: /^acpc$/, needs: 'SIMULATOR_ENDPOINT' },
];

/** Variables that another one calls for. */
export function checkRequirements(subject: AuditSubject): Finding[] {
  return [...checkPairs(subject), ...checkProviders(subject)];
}

function checkPairs({ environments, secrets }: AuditSubject): Finding[] {
  const stored = inUse(secrets);
  const missing = requirements.flatMap(({ unit, variable, value, needs, light }) => {
    const environment = environments[unit] ?? {};
    const cause = environment[variable] ?? environment[`${variable}_FILE`];
    const called = cause ? cause.source !== 'default' : stored.has(variable);
    if (!called || (value && !value.test(cause?.value ?? ''))) return [];
    if (environment[needs] !== undefined) return [];
    return [{ variable, needs, light, origin: cause?.origin }];
  });
  const once = new Map(
    missing.map((each) => [`${each.variable} ${each.needs} ${each.origin}`, each]),
  );
  return [...once.values()].map(({ variable, needs, light, origin }) =>
    finding('value-missing', {
      at: placeOfOrigin(origin),
      variable: needs,
      light,
      message: `\`${variable}\` is set and needs \`${needs}\`, which is not`,
      fix: `Set \`${needs}\`, or remove \`${variable}\`.`,
    }),
  );
}

const providers = [
  { key: 'OPENAI_API_KEY', model: 'OPENAI_MODEL', url: 'OPENAI_BASE_URL' },
  { key: 'ANTHROPIC_API_KEY', model: 'ANTHROPIC_MODEL', url: 'ANTHROPIC_BASE_URL' },
];

function checkProviders({ environments, secrets, unreadRecords }: AuditSubject): Finding[] {
  // The key may well be stored.
  if (unreadRecords) return [];
  const agents: UnitEnvironment = environments.agents ?? {};
  const stored = inUse(secrets);
  const has = (name: string) =>
    agents[name] !== undefined || agents[`${name}_FILE`] !== undefined || stored.has(name);
  if (has('AGENT_PROVIDER_TOKEN')) return [];
  return providers.flatMap(({ key, model, url }) => {
    const chosen = agents[model];
    // A provider of one's own may want no key.
    if (!chosen || has(key) || agents[url]?.source !== 'default') return [];
    return [
      finding('secret-missing', {
        at: placeOfOrigin(chosen.origin),
        variable: key,
        message: `\`${model}\` is set and \`${key}\` is nowhere to be found`,
        fix: `Store the key: \`pokerbot secrets set ${key}\`.`,
      }),
    ];
  });
}

/** Names of the secrets that units get. A record may be all that is left of a value that its provider refused. */
function inUse(secrets: readonly KnownSecret[]): Set<string> {
  const used = secrets.filter(({ versions }) => versions.some(({ state }) => state === 'current'));
  return new Set(used.map(({ name }) => name));
}
