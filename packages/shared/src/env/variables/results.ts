import { count, namePart, text } from '../value-types.ts';
import { setting } from '../variable.ts';

export const resultVariables = {
  RESULTS_DIR: setting({
    readers: ['evaluator'],
    schema: text,
    default: 'results',
    purpose:
      'Folder in which evaluations are kept, as `eval/<run>`; hand logs and risk state have `LOGGER_OUTPUT_DIR` and `RISK_STATE_PATH`',
    owner: 'research',
  }),
  LOGGER_OUTPUT_DIR: setting({
    readers: ['orchestrator', 'logger', 'evaluator'],
    schema: text,
    default: 'results/hands',
    purpose: 'Folder of the hand logs',
    owner: 'logger',
  }),
  LOGGER_SESSION_PREFIX: setting({
    readers: ['orchestrator', 'logger', 'evaluator'],
    schema: namePart,
    default: 'session',
    purpose: 'First part of the name of a hand log',
    owner: 'logger',
  }),
  LOGGER_RETENTION_DAYS: setting({
    readers: ['orchestrator', 'logger'],
    schema: count,
    default: '90',
    purpose: 'Age in days after which hand logs are removed; 0 keeps them for ever',
    owner: 'logger',
    aliases: ['RETENTION_DAYS'],
  }),
  EVAL_CONFIG_PATH: setting({
    readers: ['evaluator'],
    schema: text,
    path: 'file',
    default: 'config/eval/smoke.json',
    purpose: 'Defaults of the evaluation suites',
    owner: 'research',
  }),
  SESSION_PREFIX: setting({
    readers: ['evaluator'],
    schema: text,
    default: 'eval',
    purpose: 'First part of the id of a new run',
    owner: 'research',
  }),
  SMOKE_HAND_CAP: setting({
    readers: ['evaluator'],
    schema: count,
    default: '1000000',
    purpose: 'Most hands that one smoke run may be asked for',
    owner: 'research',
  }),
};
