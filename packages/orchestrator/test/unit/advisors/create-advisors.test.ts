import { systemClock } from '@poker-bot/shared/clock/clock';
import { botConfig } from '@poker-bot/shared/config/bot-config';
import { loadEnvironment } from '@poker-bot/shared/env/load';
import { silentLog } from '@poker-bot/shared/log/log';
import { expect, test } from 'vitest';
import { createAdvisors } from '../../../src/advisors/create-advisors.ts';

test('a script is no advisor where there are no scripts: live play says so', async () => {
  const advisors = [{ type: 'scripted', name: 'wild', opponent: 'maniac' }];
  const made = createAdvisors({
    config: botConfig.parse({ name: 'tested', advisors }),
    environment: loadEnvironment('orchestrator', {}),
    log: silentLog,
    clock: systemClock,
  });
  await expect(made).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    message: expect.stringContaining('`wild` is a scripted opponent'),
  });
});
