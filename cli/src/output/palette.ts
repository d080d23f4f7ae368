import { Chalk } from 'chalk';
import type { ProcessEnvironment } from '../context.ts';

type Paint = (text: string) => string;

/** What colours mean here. Text is readable without any. */
export interface Palette {
  readonly success: Paint;
  readonly warning: Paint;
  readonly failure: Paint;
  /** Hints and paths. */
  readonly hint: Paint;
  readonly strong: Paint;
  readonly faint: Paint;
}

/** Colours on terminals unless `NO_COLOR` is set; anywhere when `FORCE_COLOR` is. */
export function createPalette(options: {
  readonly isTTY: boolean;
  readonly environment: ProcessEnvironment;
}): Palette {
  const { NO_COLOR: never, FORCE_COLOR: always, TERM: terminal } = options.environment;
  const forced = Boolean(always) && always !== '0';
  const coloured = !never && (forced || (options.isTTY && terminal !== 'dumb' && always !== '0'));
  const chalk = new Chalk({ level: coloured ? 1 : 0 });
  return {
    success: chalk.green,
    warning: chalk.yellow,
    failure: chalk.red,
    hint: chalk.cyan,
    strong: chalk.bold,
    faint: chalk.dim,
  };
}
