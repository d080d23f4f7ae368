import type { EvaluatorLine } from '@poker-bot/shared/evaluation/run-event';
import type { Preview } from '../suites/smoke.ts';
import type { SuiteContext } from '../suites/suite-context.ts';
import { document, tellLine } from './answer.ts';
import type { CliContext } from './cli-context.ts';
import { suiteContextOf } from './suite-context-of.ts';

/** A command that plays, and what it answers. */
interface AnswerCommand<A> {
  /** What would be played, without playing any of it. */
  preview?(suite: SuiteContext): Preview | Promise<Preview>;
  play(suite: SuiteContext): Promise<A>;
  /** The event that holds the answer, where it is no summary that was told already. */
  line?(answer: A): EvaluatorLine;
  text(answer: A): string;
  /** 0 where it is not said. */
  exitCode?(answer: A): number;
}

interface AskedFor {
  readonly json: boolean;
  readonly events: boolean;
  readonly check?: boolean;
}

/** Plays, or looks over what would be, and prints it as it is asked for. @returns the exit code */
export async function answerCommand<A>(
  { json, events, check = false }: AskedFor,
  command: AnswerCommand<A>,
  context: CliContext,
): Promise<number> {
  const suite = suiteContextOf(context, (event) => {
    if (events) tellLine(event, context);
    else if (event.type === 'started' && 'warning' in event) {
      context.err(`warning: ${event.warning}\n`);
    }
  });
  if (check && command.preview !== undefined) {
    const preview = await command.preview(suite);
    if (events) tellLine(preview, context);
    else context.out(document(preview));
    return 0;
  }
  const answer = await command.play(suite);
  if (!events) context.out(json ? document(answer) : command.text(answer));
  else if (command.line !== undefined) tellLine(command.line(answer), context);
  return command.exitCode?.(answer) ?? 0;
}
