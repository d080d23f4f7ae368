import { createLog } from '@poker-bot/logger/log/create-log';
import { runUnit } from '@poker-bot/shared/unit/run-unit';
import { start } from './start.ts';

await runUnit({
  name: 'vision',
  entryPoint: import.meta.url,
  createLog: ({ LOG_LEVEL }) => createLog({ unit: 'vision', level: LOG_LEVEL }),
  start,
});
