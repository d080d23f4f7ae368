import { expect, test } from 'vitest';
import { SolveRequest, SolverServiceClient } from '../../src/gen/pokerbot/solver/v1/solver.ts';
import { channelCredentials } from '../../src/transport/credentials.ts';
import { fold, serveSolver } from '../support/echo-solver.ts';

test('a stream delivers its messages before the status that ends it', async () => {
  await using server = await serveSolver(fold);
  const client = new SolverServiceClient(server.address, channelCredentials(undefined));
  const seen: unknown[] = [];
  const end = (async () => {
    for await (const message of client.solve(SolveRequest.decode(Buffer.alloc(0)))) {
      seen.push(message);
    }
  })();
  await expect(end).rejects.toMatchObject({ code: 3, details: 'No board' });
  expect(seen).toEqual([
    { event: { $case: 'progress', value: { iterations: 1, exploitability: 2 } } },
  ]);
  client.close();
});
