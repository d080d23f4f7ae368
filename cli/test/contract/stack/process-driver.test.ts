import { describeDriver } from './driver-suite.ts';
import { createProcessHarness } from './process-harness.ts';

describeDriver({ name: 'process', createHarness: createProcessHarness });
