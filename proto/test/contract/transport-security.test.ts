import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectSolver } from '../../src/client/solver-client.ts';
import type { TransportSecurity } from '../../src/transport/transport-security.ts';
import { type Authority, createAuthority, type Identity } from '../support/certificates.ts';
import { fold, serveSolver } from '../support/echo-solver.ts';
import { observation } from '../support/observation.ts';

let authority: Authority;
let stranger: Authority;
let server: Identity;
let client: Identity;
let impostor: Identity;

beforeAll(() => {
  authority = createAuthority();
  stranger = createAuthority();
  server = authority.issue('server');
  client = authority.issue('client');
  impostor = stranger.issue('client');
});

afterAll(() => {
  authority.remove();
  stranger.remove();
});

async function ask(address: string, security: TransportSecurity | undefined): Promise<string> {
  const solver = connectSolver({ address, security });
  try {
    return (await solver.advise({ observation, samples: 1, seed: 's' })).explanation;
  } catch (error) {
    return (error as { code: string }).code;
  } finally {
    solver.close();
  }
}

test('under TLS only a client that trusts the authority gets through', async () => {
  await using running = await serveSolver(fold, { security: server });
  const trusting = { authority: authority.authority };
  const doubting = { authority: stranger.authority };
  expect(await ask(running.address, trusting)).toBe('seed s');
  expect(await ask(running.address, doubting)).toBe('UNAVAILABLE');
  expect(await ask(running.address, undefined)).toBe('UNAVAILABLE');
});

test('under mutual TLS only a client with a certificate of the authority gets through', async () => {
  const trusted = { authority: authority.authority };
  await using running = await serveSolver(fold, {
    security: { ...server, ...trusted, clientAuthentication: true },
  });
  expect(await ask(running.address, { ...client, ...trusted })).toBe('seed s');
  expect(await ask(running.address, { ...impostor, ...trusted })).toBe('UNAVAILABLE');
  expect(await ask(running.address, trusted)).toBe('UNAVAILABLE');
});
