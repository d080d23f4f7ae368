import { createLog } from '@poker-bot/logger/log/create-log';
import { runUnit } from '@poker-bot/shared/unit/run-unit';
import { start } from './start.ts';

await runUnit({
  name: 'solver',
  entryPoint: import.meta.url,
  createLog: ({ LOG_LEVEL }) => createLog({ unit: 'solver', level: LOG_LEVEL }),
  start,
});
