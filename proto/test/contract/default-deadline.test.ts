import { Metadata } from '@grpc/grpc-js';
import { expect, test } from 'vitest';
import { toWireObservation } from '../../src/convert/observation.ts';
import { SolverServiceClient } from '../../src/gen/pokerbot/solver/v1/solver.ts';
import { channelCredentials } from '../../src/transport/credentials.ts';
import { hang, serveSolver } from '../support/echo-solver.ts';
import { observation } from '../support/observation.ts';

test('a caller who names no deadline gets the deadline of the server', async () => {
  await using server = await serveSolver(
    hang(() => undefined),
    { deadlineMs: 50 },
  );
  const client = new SolverServiceClient(server.address, channelCredentials(undefined));
  const request = {
    observation: toWireObservation(observation),
    work: { samples: 1, seed: '' },
  };
  const code = await new Promise((resolve) => {
    client.advise(request, new Metadata(), (error) => resolve(error?.code));
  });
  expect(code).toBe(4);
  client.close();
});
