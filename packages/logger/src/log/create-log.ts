import type { Log } from '@poker-bot/shared/log/log';
import type { Secret } from '@poker-bot/shared/secret/secret';
import { type Logger, destination as openDescriptor, pino, stdTimeFunctions } from 'pino';
import { Redactor } from './redactor.ts';

export interface LogOptions {
  readonly unit: string;
  readonly level: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Takes one line of JSON at a time; standard output unless given. */
  readonly destination?: { write(line: string): void };
  /** Values that never appear, whatever field or text they are in. */
  readonly secrets?: readonly Secret[];
}

/**
 * A log of JSON lines: `level`, `time` (ISO 8601), `unit`, the fields, `msg`. Fields named like a secret are withheld,
 * and so are the values of the given secrets wherever they turn up.
 */
export function createLog({ unit, level, destination, secrets = [] }: LogOptions): Log {
  const logger = pino(
    {
      level,
      base: { unit },
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: {},
    },
    // Written at once: the last lines before a crash are the ones that matter.
    destination ?? openDescriptor({ dest: 1, sync: true }),
  );
  return wrap(logger, new Redactor(secrets));
}

type Severity = 'debug' | 'info' | 'warn' | 'error';

function wrap(logger: Logger, redactor: Redactor): Log {
  const at =
    (severity: Severity) =>
    (message: string, fields: Readonly<Record<string, unknown>> = {}) => {
      if (!logger.isLevelEnabled(severity)) return;
      logger[severity](redactor.fields(fields), redactor.text(message));
    };
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    child: (fields) => wrap(logger.child(redactor.fields(fields)), redactor),
    withhold: (secret) => redactor.add([secret]),
  };
}
