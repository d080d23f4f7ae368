import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { EvaluatorLine } from '@poker-bot/shared/evaluation/run-event';
import type { GivenFiles } from './given-files.ts';
import { toldError } from './told-error.ts';

/** Exit code of a process that Ctrl-C ended. */
const interrupted = 130;
/** Last lines of standard error that an error without a code is told by. */
const keptErrorLines = 10;

/** Lines that are what was asked for. */
const answers: readonly EvaluatorLine['type'][] = [
  'finished',
  'checked',
  'divided',
  'listed',
  'shown',
  'compared',
  'league',
  'lbr',
  'collected',
  'reported',
  'exported',
];

/** Hears what an evaluator says: tells lines of events from others, and keeps what is needed to explain its end. */
export class EvaluatorListener {
  readonly #onLine: (line: EvaluatorLine) => void;
  readonly #files: Pick<GivenFiles, 'named'> | undefined;
  readonly #errorLines: string[] = [];
  #failure: Extract<EvaluatorLine, { type: 'failed' }>['error'] | undefined;
  #answered = false;

  constructor(
    onLine: (line: EvaluatorLine) => void,
    files?: Pick<GivenFiles, 'named'> | undefined,
  ) {
    this.#onLine = onLine;
    this.#files = files;
  }

  hear(text: string): void {
    const line = parseLine(text);
    if (line === undefined) return;
    if (line.type === 'failed') this.#failure = line.error;
    else this.#onLine(line);
    // A league tells a match that is finished, and then begins the next.
    if (line.type === 'started') this.#answered = false;
    this.#answered ||= answers.includes(line.type);
  }

  hearError(text: string): void {
    this.#errorLines.push(text);
    if (this.#errorLines.length > keptErrorLines) this.#errorLines.shift();
  }

  /** @throws PokerbotError unless the evaluator answered */
  conclude(exitCode: number): void {
    if (this.#failure !== undefined) {
      throw toldError(this.#files?.named(this.#failure) ?? this.#failure);
    }
    if (this.#answered) return;
    if (exitCode === interrupted) throw stoppedEarly();
    throw new PokerbotError('UNIT_FAILED', {
      message: [`The evaluator ended with exit code ${exitCode}`, ...this.#errorLines].join('\n'),
      next: ['Run it again: a run that was begun continues with `--resume RUN`'],
      details: { unit: 'evaluator', exitCode },
    });
  }
}

/** Ctrl-C came while the evaluator was starting: it had begun nothing. */
function stoppedEarly(): PokerbotError {
  return new PokerbotError('INTERRUPTED', { message: 'Stopped before the first hand' });
}

function parseLine(text: string): EvaluatorLine | undefined {
  try {
    return JSON.parse(text) as EvaluatorLine;
  } catch {
    return undefined;
  }
}
