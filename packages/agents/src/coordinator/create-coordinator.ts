import type { UnitContext } from '@poker-bot/shared/unit/run-unit';
import { AdviceFault } from '../advice/advice-fault.ts';
import { listProviders } from '../providers/configured-providers.ts';
import { OpenAiProvider } from '../providers/openai-provider.ts';
import type { Provider } from '../providers/provider.ts';
import { ProviderKey } from '../providers/provider-key.ts';
import { Coordinator } from './coordinator.ts';
import { SessionBudgets } from './session-budgets.ts';

type Context = Pick<UnitContext<'agents'>, 'environment' | 'log' | 'currentSecret'>;

/** A coordinator as the environment describes it. It connects to nothing yet. */
export function createCoordinator(context: Context): Coordinator {
  const { environment, log } = context;
  return new Coordinator({
    settings: listProviders(environment),
    provider: createProvider(context),
    budgets: new SessionBudgets(environment.AGENT_BUDGET_TOKENS),
    maxLatencyMs: environment.AGENT_MAX_LATENCY_MS,
    log,
  });
}

/** The provider to consult, or why there is none. */
function createProvider({ environment, log, currentSecret }: Context): Provider | AdviceFault {
  const { OPENAI_API_KEY, AGENT_PROVIDER_TOKEN, OPENAI_MODEL, ANTHROPIC_API_KEY } = environment;
  const value = OPENAI_API_KEY ?? AGENT_PROVIDER_TOKEN;
  if (value === undefined) return ANTHROPIC_API_KEY === undefined ? noProvider() : notBuilt();
  if (OPENAI_MODEL === undefined) return noModel();
  const { OPENAI_BASE_URL: baseUrl, AGENT_TIMEOUT_MS: timeoutMs } = environment;
  log.info('provider', { name: 'openai', model: OPENAI_MODEL, baseUrl });
  const variable = OPENAI_API_KEY === undefined ? 'AGENT_PROVIDER_TOKEN' : 'OPENAI_API_KEY';
  return new OpenAiProvider({
    baseUrl,
    model: OPENAI_MODEL,
    key: new ProviderKey({ variable, value, readAgain: () => currentSecret(variable), log }),
    timeoutMs,
  });
}

function noProvider(): AdviceFault {
  return new AdviceFault(
    'not-configured',
    'No provider configured: set `OPENAI_API_KEY` and `OPENAI_MODEL`',
  );
}

function noModel(): AdviceFault {
  return new AdviceFault('not-configured', 'No model named: set `OPENAI_MODEL`');
}

function notBuilt(): AdviceFault {
  return new AdviceFault(
    'not-built',
    'Only Anthropic is configured, and consulting it is not built yet: set `OPENAI_API_KEY` and `OPENAI_MODEL`',
  );
}
