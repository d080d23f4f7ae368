import { describeDriver } from '../contract/stack/driver-suite.ts';
import { createDockerHarness } from './docker-harness.ts';

describeDriver({
  name: 'docker',
  waits: { forRefusal: 3_000, forSilence: 6_000 },
  createHarness: createDockerHarness,
});
