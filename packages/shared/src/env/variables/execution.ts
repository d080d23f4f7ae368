import { z } from 'zod';
import { address, list } from '../value-types.ts';
import { setting } from '../variable.ts';

export const executionVariables = {
  EXECUTOR_MODE: setting({
    readers: ['orchestrator', 'executor'],
    schema: z.enum(['simulator', 'acpc', 'research-ui'], 'expected simulator, acpc or research-ui'),
    default: 'simulator',
    purpose: 'Where actions go',
    owner: 'executor',
  }),
  SIMULATOR_ENDPOINT: setting({
    readers: ['orchestrator', 'executor'],
    schema: address,
    purpose: 'An ACPC dealer to join, as HOST:PORT, instead of the built-in simulator',
    owner: 'executor',
  }),
  RESEARCH_UI_ALLOWLIST: setting({
    readers: ['orchestrator', 'executor'],
    schema: list,
    default: 'http://127.0.0.1,http://localhost',
    purpose: 'Exact origins that the executor may act on',
    owner: 'executor',
  }),
};
