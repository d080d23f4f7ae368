import { RpcError } from '@poker-bot/proto/transport/rpc-error';
import type { Advisor } from '../decision/advisor.ts';
import type { AdvisingService } from './service-address.ts';

export interface AbsentAdvisorOptions {
  readonly name: string;
  readonly weight: number;
  readonly service: AdvisingService;
}

/** The advisor of a service that there is none of: it fails as one whose service does not answer, and asks nobody. */
export function absentAdvisor({ name, weight, service }: AbsentAdvisorOptions): Advisor {
  return {
    name,
    weight,
    paid: service === 'agents',
    advise: async () => {
      throw new RpcError('UNAVAILABLE', `There is no ${service} service: it is switched off`);
    },
    close: async () => undefined,
  };
}
