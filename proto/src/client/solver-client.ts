import { fromWireDistribution } from '../convert/distribution.ts';
import { toWireObservation } from '../convert/observation.ts';
import type { TableActionProbability, TableObservation } from '../convert/table-types.ts';
import {
  type AdviseResponse,
  SolverServiceClient,
  Source,
} from '../gen/pokerbot/solver/v1/solver.ts';
import { channelCredentials } from '../transport/credentials.ts';
import { defaultMessageBytes } from '../transport/limits.ts';
import type { CallOptions, ConnectOptions } from './call-options.ts';
import { callUnary } from './call-unary.ts';
import { channelOptions } from './channel-options.ts';

export interface SolverQuestion {
  readonly observation: TableObservation;
  /** Monte Carlo samples; 0 leaves the choice to the service. */
  readonly samples: number;
  /** Same question and seed, same answer. */
  readonly seed: string;
}

export interface SolverAnswer {
  /** Legal actions only. */
  readonly distribution: readonly TableActionProbability[];
  /** 0 to 1. */
  readonly confidence: number;
  /** Such as `HEURISTIC`. */
  readonly source: keyof typeof Source;
  readonly equity?: number | undefined;
  readonly equityStandardError?: number | undefined;
  /** One sentence for people. */
  readonly explanation: string;
}

export interface SolverClient {
  /** @throws RpcError with the status that the call ended with */
  advise(question: SolverQuestion, options?: CallOptions): Promise<SolverAnswer>;
  close(): void;
}

/** Connects to a solver. The connection is made by the first call and made again whenever it is lost. */
export function connectSolver({ address, security }: ConnectOptions): SolverClient {
  const client = new SolverServiceClient(
    address,
    channelCredentials(security),
    channelOptions(defaultMessageBytes),
  );
  return {
    advise: async ({ observation, samples, seed }, options) => {
      const request = { observation: toWireObservation(observation), work: { samples, seed } };
      return toAnswer(await callUnary(client.advise.bind(client), request, options));
    },
    close: () => client.close(),
  };
}

const sourceNames = Object.keys(Source) as (keyof typeof Source)[];

function toAnswer(response: AdviseResponse): SolverAnswer {
  const { confidence, equity, equityStandardError, explanation } = response;
  return {
    distribution: fromWireDistribution(response.distribution),
    confidence,
    source: sourceNames.find((name) => Source[name] === response.source) ?? 'UNSPECIFIED',
    equity,
    equityStandardError,
    explanation,
  };
}
