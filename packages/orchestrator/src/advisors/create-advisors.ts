import type { TransportSecurity } from '@poker-bot/proto/transport/transport-security';
import type { Clock } from '@poker-bot/shared/clock/clock';
import type {
  AdvisorConfig,
  BotConfig,
  ScriptedAdvisorConfig,
} from '@poker-bot/shared/config/bot-config';
import type { Environment } from '@poker-bot/shared/env/load';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { Log } from '@poker-bot/shared/log/log';
import { readTransportSecurity } from '@poker-bot/shared/tls/read-transport-security';
import type { Advisor } from '../decision/advisor.ts';
import { heuristicAdvisor } from './heuristic-advisor.ts';
import { patientAdvisor } from './patient-advisor.ts';
import { type ServiceEnvironment, serviceAddress } from './service-address.ts';

/** What advisors need to know of the environment; orchestrator and evaluator both have it. */
export type AdvisorEnvironment = ServiceEnvironment &
  Pick<
    Environment<'orchestrator'>,
    'GRPC_TLS_CERT_PATH' | 'GRPC_TLS_KEY_PATH' | 'GRPC_TLS_CA_PATH' | 'GRPC_TLS_CLIENT_AUTH'
  > &
  Partial<Pick<Environment<'orchestrator'>, 'AGENT_MAX_LATENCY_MS'>>;

export interface AdvisorOptions {
  readonly config: BotConfig;
  readonly environment: AdvisorEnvironment;
  readonly log: Log;
  readonly clock: Clock;
  /** Longest wait for one answer of a service, in milliseconds; default the decision budget of the bot. */
  readonly deadlineMs?: number;
  /** Wait for a service that had answered and is away, in milliseconds. Without it a call to nobody fails at once. */
  readonly patienceMs?: number;
  /** Makes advisors of scripts, for who has scripts: evaluations. */
  readonly scripted?: ((config: ScriptedAdvisorConfig) => Advisor) | undefined;
}

/**
 * Makes the advisors of a bot, in the order of its configuration. Nothing is connected yet: services may come and go.
 * Whoever asks for advisors closes them.
 *
 * @throws PokerbotError `TLS_UNREADABLE`, `CONFIG_INVALID` for a script where there are none
 */
export async function createAdvisors(options: AdvisorOptions): Promise<Advisor[]> {
  const { config, environment, log, clock, patienceMs, scripted } = options;
  const security = readTransportSecurity(environment);
  const deadlineMs = options.deadlineMs ?? config.decision.budgetMs;
  const advisors: Advisor[] = [];
  for (const advisor of config.advisors) {
    const surroundings = { environment, security, deadlineMs, clock, scripted };
    const made = await createAdvisor(advisor, surroundings);
    advisors.push(patienceMs === undefined ? made : patientAdvisor(made, { patienceMs, clock }));
  }
  log.debug('advisors made', {
    advisors: advisors.map(({ name, weight }) => ({ name, weight })),
  });
  return advisors;
}

interface Surroundings {
  readonly environment: AdvisorEnvironment;
  readonly security: TransportSecurity | undefined;
  readonly deadlineMs: number;
  readonly clock: Clock;
  readonly scripted: AdvisorOptions['scripted'];
}

async function createAdvisor(config: AdvisorConfig, surroundings: Surroundings): Promise<Advisor> {
  switch (config.type) {
    case 'heuristic':
      return heuristicAdvisor(config);
    case 'solver':
    case 'agents':
      return await createServiceAdvisor(config, surroundings);
    case 'scripted':
      if (surroundings.scripted !== undefined) return surroundings.scripted(config);
      throw new PokerbotError('CONFIG_INVALID', {
        message: `Advisor \`${config.name}\` is a scripted opponent, which plays in evaluations alone`,
        next: ['Take it out of the bot, or name another bot in `BOT_CONFIG`'],
        details: { advisor: config.name },
      });
  }
}

/** The clients of services are loaded only for bots that use them: a bot without services needs no gRPC. */
async function createServiceAdvisor(
  config: Extract<AdvisorConfig, { type: 'solver' | 'agents' }>,
  { environment, security, deadlineMs, clock }: Surroundings,
): Promise<Advisor> {
  const { name, weight } = config;
  const address = serviceAddress(config.type, environment);
  if (address === undefined) {
    const { absentAdvisor } = await import('./absent-advisor.ts');
    return absentAdvisor({ name, weight, service: config.type });
  }
  if (config.type === 'solver') {
    const { solverAdvisor } = await import('./solver-advisor.ts');
    const { samples } = config;
    return solverAdvisor({ name, weight, samples, address, security, deadlineMs });
  }
  const { agentsAdvisor } = await import('./agents-advisor.ts');
  const { AGENT_MAX_LATENCY_MS: patience = deadlineMs } = environment;
  const wait = Math.min(deadlineMs, patience);
  return agentsAdvisor({ name, weight, address, security, deadlineMs: wait, clock });
}
