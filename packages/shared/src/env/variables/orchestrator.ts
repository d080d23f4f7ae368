import { z } from 'zod';
import { flag, namePart, text } from '../value-types.ts';
import { setting } from '../variable.ts';

export const orchestratorVariables = {
  BOT_CONFIG: setting({
    readers: ['orchestrator', 'evaluator'],
    schema: text,
    path: 'file',
    default: 'config/bot/default.bot.json',
    purpose: 'Bot configuration: advisors, weights, guards, style',
    owner: 'research',
  }),
  CONFIG_WATCH: setting({
    readers: ['orchestrator'],
    schema: flag,
    default: 'false',
    purpose: 'Reload the bot configuration between hands when its file changes',
    owner: 'orchestrator',
  }),
  RISK_STATE_PATH: setting({
    readers: ['orchestrator'],
    schema: text,
    default: 'results/risk-state.json',
    purpose: 'Where RiskGuard keeps losses and hand counts across restarts',
    owner: 'orchestrator',
  }),
  SESSION_ID: setting({
    readers: ['orchestrator', 'evaluator'],
    schema: namePart,
    purpose:
      'Start a session of this id at boot (orchestrator); the session that `eval shadow` replays where no other source is named (evaluator)',
    owner: 'research',
  }),
  ORCH_PING_SOLVER: setting({
    readers: ['orchestrator'],
    schema: flag,
    default: 'true',
    purpose: 'Readiness waits for an answer of the solver',
    owner: 'orchestrator',
  }),
  ORCH_PING_VISION: setting({
    readers: ['orchestrator'],
    schema: flag,
    default: 'false',
    purpose: 'Readiness waits for an answer of the vision service',
    owner: 'orchestrator',
  }),
  EVALUATION_MODE: setting({
    readers: ['orchestrator', 'evaluator'],
    schema: z.enum(['off', 'smoke', 'shadow', 'ab'], 'expected off, smoke, shadow or ab'),
    default: 'off',
    purpose: 'Tags hands and logs as part of an evaluation',
    owner: 'research',
  }),
  EVALUATION_RUN_ID: setting({
    readers: ['orchestrator', 'evaluator'],
    schema: text,
    purpose: 'Id of the evaluation run that hands and logs are tagged with',
    owner: 'research',
  }),
};
