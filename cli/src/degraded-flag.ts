import { boolean } from '@oclif/core/flags';

/** Of suites that want every service to answer that their bots ask. */
export const degradedFlag = {
  'allow-degraded': boolean({
    summary: 'Play also where a service does not answer, with what is left of the bots',
  }),
};
