import { fromWireDistribution } from '../convert/distribution.ts';
import { toWireObservation } from '../convert/observation.ts';
import type { TableActionProbability, TableObservation } from '../convert/table-types.ts';
import {
  AgentsServiceClient,
  type GetStatusResponse,
  KeyVerdict,
} from '../gen/pokerbot/agents/v1/agents.ts';
import { channelCredentials } from '../transport/credentials.ts';
import { defaultMessageBytes } from '../transport/limits.ts';
import type { CallOptions, ConnectOptions } from './call-options.ts';
import { callUnary } from './call-unary.ts';
import { channelOptions } from './channel-options.ts';

export interface AgentsQuestion {
  readonly observation: TableObservation;
  readonly seed: string;
  /** Session whose budget pays; empty for none. */
  readonly sessionId?: string;
}

export interface AgentsAnswer {
  /** Legal actions only. */
  readonly distribution: readonly TableActionProbability[];
  /** 0 to 1. */
  readonly confidence: number;
  /** Why, in the words of language models, as the service sends it: not to be trusted. Empty where nothing is said. */
  readonly rationale: string;
  /** Tokens that the advice cost. */
  readonly tokens: number;
}

/** What a provider says of a key. */
export interface KeyCheck {
  readonly outcome: 'accepted' | 'refused' | 'unclear';
  /** For people, without the key. */
  readonly detail: string;
}

export interface AgentsClient {
  /** @throws RpcError `FAILED_PRECONDITION` while no provider is configured */
  advise(question: AgentsQuestion, options?: CallOptions): Promise<AgentsAnswer>;
  /** Providers and budget. */
  status(options?: CallOptions): Promise<GetStatusResponse>;
  /**
   * Has the service ask the provider about the key that it holds.
   *
   * @throws RpcError `INVALID_ARGUMENT` for a variable that carries no key which a provider can be asked about
   */
  checkKey(variable: string, options?: CallOptions): Promise<KeyCheck>;
  close(): void;
}

/** Connects to the agents service. The connection is made by the first call and made again whenever it is lost. */
export function connectAgents({ address, security }: ConnectOptions): AgentsClient {
  const client = new AgentsServiceClient(
    address,
    channelCredentials(security),
    channelOptions(defaultMessageBytes),
  );
  return {
    advise: async ({ observation, seed, sessionId = '' }, options) => {
      const request = { observation: toWireObservation(observation), seed, sessionId };
      const response = await callUnary(client.advise.bind(client), request, options);
      return {
        distribution: fromWireDistribution(response.distribution),
        confidence: response.confidence,
        rationale: response.opinions.map(({ rationale }) => rationale).join(' '),
        tokens: response.tokens,
      };
    },
    status: (options) => callUnary(client.getStatus.bind(client), {}, options),
    checkKey: async (variable, options) => {
      const request = { variable };
      const { verdict, detail } = await callUnary(client.checkKey.bind(client), request, options);
      return { outcome: outcomeOf(verdict), detail };
    },
    close: () => client.close(),
  };
}

function outcomeOf(verdict: KeyVerdict): KeyCheck['outcome'] {
  if (verdict === KeyVerdict.ACCEPTED) return 'accepted';
  return verdict === KeyVerdict.REFUSED ? 'refused' : 'unclear';
}
