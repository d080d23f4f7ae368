import { z } from 'zod';
import { unitNames } from '../unit-name.ts';
import { logLevel, secretText, text } from '../value-types.ts';
import { secretSetting, setting } from '../variable.ts';

export const telemetryVariables = {
  LOG_LEVEL: setting({
    readers: unitNames,
    schema: logLevel,
    default: 'info',
    purpose: 'Least severe messages that are logged',
    owner: 'platform',
  }),
  METRICS_EXPORTER: setting({
    readers: unitNames,
    schema: z.enum(['prometheus', 'none'], 'expected prometheus or none'),
    default: 'prometheus',
    purpose: 'Whether `/metrics` is served',
    owner: 'platform',
  }),
  SENTRY_DSN: secretSetting({
    readers: ['orchestrator', 'agents'],
    schema: secretText,
    purpose:
      'Where crash reports will go; nothing reads it until telemetry is built, and none are sent',
    owner: 'platform',
    rotation: 'yearly',
  }),
  GIT_SHA: setting({
    readers: unitNames,
    schema: text,
    purpose:
      'Source revision that the unit was built from: shown by `--version` of a daemon, kept with each evaluation',
    owner: 'platform',
  }),
  BUILD_TS: setting({
    readers: unitNames,
    schema: text,
    purpose: 'Time that the unit was built at, shown by `--version` of a daemon',
    owner: 'platform',
  }),
};
