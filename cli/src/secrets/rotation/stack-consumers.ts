import { connectAgents } from '@poker-bot/proto/client/agents-client';
import type { StackListener } from '../../stack/stack-event.ts';
import { type OpenStack, openStack } from '../../stack/use-cases/open-stack.ts';
import { restart } from '../../stack/use-cases/restart.ts';
import type { StackContext } from '../../stack/use-cases/stack-context.ts';
import { status } from '../../stack/use-cases/status.ts';
import type { Consumers } from './rotation-parts.ts';

export interface StackConsumersOptions {
  readonly context: StackContext;
  readonly workspace: string;
  /** Longest wait for a unit to become healthy, in milliseconds. */
  readonly healthTimeoutMs?: number | undefined;
  readonly listen: StackListener;
  /** Units that read a secret, whether they run or not. */
  readersOf(secret: string): readonly string[];
}

/** Variables of keys that the agents can ask their provider about. */
const checkable = ['OPENAI_API_KEY', 'ANTHROPIC_API_KEY'];
/** Longest wait for a unit's word about its key: it asks the provider up to three times. In milliseconds. */
const confirmWithin = 45_000;

/** The units of the workspace's stack, under whichever driver it runs. */
export function stackConsumers(options: StackConsumersOptions): Consumers {
  const look = async <T>(find: (stack: OpenStack) => T): Promise<T> => {
    const stack = await openStack({ ...options, follow: true });
    try {
      return find(stack);
    } finally {
      stack.driver.close();
    }
  };
  return {
    running: async (secret) => {
      const { units } = await status(options);
      const readers = options.readersOf(secret);
      return units
        .filter(({ name, state }) => state !== 'stopped' && readers.includes(name))
        .map(({ name }) => name);
    },
    replace: async (unit) => {
      await restart({ ...options, units: [unit] });
    },
    confirm: async (unit, secret) => {
      const address = await look((stack) => askable(stack, unit));
      if (address === undefined || !checkable.includes(secret)) return undefined;
      const agents = connectAgents({ address });
      try {
        return await agents.checkKey(secret, {
          signal: options.context.signal,
          deadlineMs: confirmWithin,
        });
      } finally {
        agents.close();
      }
    },
  };
}

/**
 * The agents tell about their keys, where they run: their port may be another one than before. Under TLS their certificate
 * need not name the address that this machine sees.
 */
function askable({ desired, observed }: OpenStack, unit: string): string | undefined {
  const declared = desired.daemons.find(({ name }) => name === unit);
  if (unit !== 'agents' || (declared?.health?.protocol === 'grpc' && declared.health.tls)) {
    return undefined;
  }
  const running = observed.units.find(({ name }) => name === unit);
  const port = running?.ports.find(({ variable }) => variable === 'AGENTS_PORT')?.port;
  return port === undefined ? undefined : `127.0.0.1:${port}`;
}
