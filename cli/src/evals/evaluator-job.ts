import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { EvaluatorLine } from '@poker-bot/shared/evaluation/run-event';
import type { DriverChoice } from '../stack/manifest/manifest-schema.ts';
import { openStack } from '../stack/use-cases/open-stack.ts';
import type { StackContext } from '../stack/use-cases/stack-context.ts';

export interface EvaluatorJob {
  readonly context: StackContext;
  readonly workspace: string;
  readonly driver?: DriverChoice | undefined;
  /** Variables given on the command line. */
  readonly flags?: Readonly<Record<string, string>> | undefined;
  /** Command line of the evaluator, without `--events`. */
  readonly args: readonly string[];
  onLine(line: EvaluatorLine): void;
}

/** Last lines of standard error that an error without a code is told by. */
const keptErrorLines = 10;

/**
 * Runs the evaluator in the environment of the workspace's stack, to its end.
 *
 * @throws PokerbotError whatever the evaluator says went wrong; `UNIT_FAILED` when it ends without saying anything
 */
export async function runEvaluator(job: EvaluatorJob): Promise<void> {
  const { context, workspace, driver, flags, args, onLine } = job;
  const stack = await openStack({ context, workspace, driver, flags, listen: () => undefined });
  try {
    const unit = stack.desired.jobs.find(({ name }) => name === 'evaluator');
    if (unit === undefined) throw notDeclared();
    const listener = new Listener(onLine);
    const exitCode = await stack.driver.runJob({
      unit,
      args: [...args, '--events'],
      signal: context.signal,
      onLine: (line) => listener.hear(line),
      onErrorLine: (line) => listener.hearError(line),
    });
    listener.conclude(exitCode);
  } finally {
    stack.driver.close();
  }
}

/** Tells lines of events from others, and keeps what is needed to explain an end without an answer. */
class Listener {
  readonly #onLine: (line: EvaluatorLine) => void;
  readonly #errorLines: string[] = [];
  #failure: Extract<EvaluatorLine, { type: 'failed' }>['error'] | undefined;
  #answered = false;

  constructor(onLine: (line: EvaluatorLine) => void) {
    this.#onLine = onLine;
  }

  hear(text: string): void {
    const line = parseLine(text);
    if (line === undefined) return;
    if (line.type === 'failed') this.#failure = line.error;
    else this.#onLine(line);
    this.#answered ||= ['finished', 'checked', 'listed', 'shown'].includes(line.type);
  }

  hearError(text: string): void {
    this.#errorLines.push(text);
    if (this.#errorLines.length > keptErrorLines) this.#errorLines.shift();
  }

  conclude(exitCode: number): void {
    if (this.#failure !== undefined) throw toError(this.#failure);
    if (this.#answered) return;
    throw new PokerbotError('UNIT_FAILED', {
      message: [`The evaluator ended with exit code ${exitCode}`, ...this.#errorLines].join('\n'),
      next: ['Run it again: a run that was begun continues with `--resume RUN`'],
      details: { unit: 'evaluator', exitCode },
    });
  }
}

function parseLine(text: string): EvaluatorLine | undefined {
  try {
    return JSON.parse(text) as EvaluatorLine;
  } catch {
    return undefined;
  }
}

/** The evaluator's own words, with the next step in those of this program. */
function toError(failure: Extract<EvaluatorLine, { type: 'failed' }>['error']): PokerbotError {
  const { code, message, details } = failure;
  const resume = code === 'INTERRUPTED' && typeof details.runId === 'string';
  const next = resume ? [`\`pokerbot eval smoke --resume ${details.runId}\``] : failure.next;
  return new PokerbotError(code, { message, next, details });
}

function notDeclared(): PokerbotError {
  return new PokerbotError('UNIT_UNKNOWN', {
    message: 'This workspace declares no unit `evaluator`',
    details: { unit: 'evaluator' },
  });
}
