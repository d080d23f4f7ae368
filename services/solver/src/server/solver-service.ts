import type { Observation } from '@poker-bot/poker/holdem/observation';
import { toWireDistribution } from '@poker-bot/proto/convert/distribution';
import { fromWireObservation } from '@poker-bot/proto/convert/observation';
import {
  type AdviseResponse,
  SolverServiceService,
  Source,
  type Work as WireWork,
} from '@poker-bot/proto/gen/pokerbot/solver/v1/solver';
import { bindService, type ServiceBinding } from '@poker-bot/proto/serve/service-binding';
import { RpcError } from '@poker-bot/proto/transport/rpc-error';
import type { Advice, Work } from '../heuristic/advice.ts';
import { WorkQueue } from './work-queue.ts';

/** Samples when the caller leaves the choice to the service. */
const defaultSamples = 400;

/** More would hold up every other caller for many seconds where the pot has many players. */
const mostSamples = 100_000;

/** Puts a strategy on the wire. */
export function createSolverService(
  advise: (spot: Observation, work: Work) => Advice,
): ServiceBinding {
  const queue = new WorkQueue();
  return bindService(SolverServiceService, {
    advise: async ({ observation, work: wireWork }, { signal }) => {
      const spot = fromWireObservation(observation);
      const work = fromWireWork(wireWork);
      return toResponse(await queue.run(() => advise(spot, work), signal));
    },
    // biome-ignore lint/correctness/useYield: refuses before the first message
    async *solve() {
      throw new RpcError(
        'UNIMPLEMENTED',
        'This solver advises by charts and equities; it does not solve spots',
      );
    },
  });
}

function fromWireWork(work: WireWork | undefined): Work {
  const { samples = 0, seed = '' } = work ?? {};
  if (samples > mostSamples) {
    throw new RpcError('INVALID_ARGUMENT', `At most ${mostSamples} samples, not ${samples}`);
  }
  return { samples: samples === 0 ? defaultSamples : samples, seed };
}

function toResponse(advice: Advice): AdviseResponse {
  const { distribution, confidence, equity, equityStandardError, explanation } = advice;
  return {
    distribution: toWireDistribution(distribution),
    confidence,
    source: Source.HEURISTIC,
    equity,
    equityStandardError,
    explanation,
  };
}
