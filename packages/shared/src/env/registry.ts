import { agentsVariables } from './variables/agents.ts';
import { commandLineVariables } from './variables/command-line.ts';
import { composeVariables } from './variables/compose.ts';
import { executionVariables } from './variables/execution.ts';
import { networkVariables } from './variables/network.ts';
import { orchestratorVariables } from './variables/orchestrator.ts';
import { resultVariables } from './variables/results.ts';
import { serviceVariables } from './variables/services.ts';
import { telemetryVariables } from './variables/telemetry.ts';
import { transportSecurityVariables } from './variables/transport-security.ts';

/** Every environment variable, once. Loaders, `.env` files, `docs/env.md` and the audit are derived from it. */
export const registry = {
  ...networkVariables,
  ...transportSecurityVariables,
  ...orchestratorVariables,
  ...agentsVariables,
  ...serviceVariables,
  ...executionVariables,
  ...resultVariables,
  ...telemetryVariables,
  ...commandLineVariables,
  ...composeVariables,
};

export type Registry = typeof registry;
export type VariableName = keyof Registry;
