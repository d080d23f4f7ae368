import { SolverServiceService, Source } from '../../src/gen/pokerbot/solver/v1/solver.ts';
import type { CallContext } from '../../src/serve/call-context.ts';
import { bindService, type Handlers } from '../../src/serve/service-binding.ts';
import {
  type RunningServer,
  type ServerOptions,
  startServer,
} from '../../src/serve/start-server.ts';
import { RpcError } from '../../src/transport/rpc-error.ts';

type Advise = Handlers<typeof SolverServiceService>['advise'];

/** Always folds, and repeats the seed. */
export const fold: Advise = ({ work }) => ({
  distribution: [{ action: { type: 1 }, probability: 1 }],
  confidence: 0.5,
  source: Source.HEURISTIC,
  explanation: `seed ${work?.seed}`,
});

/** Answers only when the call is given up. */
export function hang(onAbort: (reason: unknown) => void): Advise {
  return (_request, { signal }: CallContext) =>
    new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => {
        onAbort(signal.reason);
        reject(signal.reason);
      });
    });
}

export interface TestServer extends RunningServer, AsyncDisposable {
  readonly address: string;
}

/** A solver on a free port of this machine, gone at the end of the scope. */
export async function serveSolver(
  advise: Advise,
  options: Partial<ServerOptions> = {},
): Promise<TestServer> {
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    services: [
      bindService(SolverServiceService, {
        advise,
        async *solve(request) {
          yield { event: { $case: 'progress', value: { iterations: 1, exploitability: 2 } } };
          if (request.board.length === 0) throw new RpcError('INVALID_ARGUMENT', 'No board');
        },
      }),
    ],
    ...options,
  });
  return {
    ...server,
    address: `127.0.0.1:${server.port}`,
    [Symbol.asyncDispose]: () => server.stop(100),
  };
}
