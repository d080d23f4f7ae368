import type { Clock } from '@poker-bot/shared/clock/clock';
import type { BotConfig } from '@poker-bot/shared/config/bot-config';
import type { Environment } from '@poker-bot/shared/env/load';
import type { Log } from '@poker-bot/shared/log/log';
import type { Advisor } from '../decision/advisor.ts';

/** What advisors need to know of the environment; orchestrator and evaluator both have it. */
export type AdvisorEnvironment = Pick<
  Environment<'orchestrator'> & Environment<'evaluator'>,
  | 'SOLVER_ADDR'
  | 'SOLVER_HOST'
  | 'SOLVER_PORT'
  | 'AGENTS_ADDR'
  | 'GRPC_TLS_CERT_PATH'
  | 'GRPC_TLS_KEY_PATH'
  | 'GRPC_TLS_CA_PATH'
  | 'GRPC_TLS_CLIENT_AUTH'
>;

export interface AdvisorOptions {
  readonly config: BotConfig;
  readonly environment: AdvisorEnvironment;
  readonly log: Log;
  readonly clock: Clock;
}

/** Makes the advisors of a bot, in the order of its configuration. Whoever asks for them closes them. */
export declare function createAdvisors(options: AdvisorOptions): Promise<Advisor[]>;
