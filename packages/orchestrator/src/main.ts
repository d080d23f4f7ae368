import { createLog } from '@poker-bot/logger/log/create-log';
import { secretsOf } from '@poker-bot/logger/log/secrets-of';
import { runUnit } from '@poker-bot/shared/unit/run-unit';
import { start } from './daemon/start.ts';

await runUnit({
  name: 'orchestrator',
  entryPoint: import.meta.url,
  createLog: (environment) =>
    createLog({
      unit: 'orchestrator',
      level: environment.LOG_LEVEL,
      secrets: secretsOf(environment),
    }),
  start,
});
