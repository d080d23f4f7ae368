import { expect, test } from 'vitest';
import { hostOf } from '../../../src/secrets/certificates/host-of.ts';

test.each([
  ['solver:50051', 'solver'],
  ['127.0.0.1:50051', '127.0.0.1'],
  ['[::1]:50051', '::1'],
  ['http://vision.lab:50052/', 'vision.lab'],
  ['dns:///solver.lab:50051', 'solver.lab'],
])('peers that dial %s look for %s in a certificate', (address, host) => {
  expect(hostOf(address)).toBe(host);
});
