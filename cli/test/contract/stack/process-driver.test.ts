import { describeDriver } from './driver-suite.ts';
import { createProcessHarness } from './process-harness.ts';

describeDriver({
  name: 'process',
  waits: { forRefusal: 700, forSilence: 3_000 },
  createHarness: createProcessHarness,
});
