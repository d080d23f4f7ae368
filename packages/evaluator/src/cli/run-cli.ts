import { createLog } from '@poker-bot/logger/log/create-log';
import type { Clock } from '@poker-bot/shared/clock/clock';
import { type EnvironmentSource, loadEnvironment } from '@poker-bot/shared/env/load';
import { isPokerbotError, type PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { EvaluatorLine, Tell } from '@poker-bot/shared/evaluation/run-event';
import type { Summary } from '@poker-bot/shared/evaluation/summary';
import { gitRevision } from '../suites/git-revision.ts';
import { previewSmoke, runSmoke, type SuiteContext } from '../suites/smoke.ts';
import { shownPath, workspacePaths } from '../suites/workspace-paths.ts';
import { type Invocation, parseInvocation } from './arguments.ts';
import { help } from './help.ts';
import { listRuns } from './run-listing.ts';
import { showRun } from './show-run.ts';
import { listText, summaryText } from './text.ts';

export interface CliContext {
  readonly argv: readonly string[];
  readonly environment: EnvironmentSource;
  readonly workingDirectory: string;
  /** Folder of the installation, to find its revision. */
  readonly installation: string;
  readonly version: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Data for whoever called. */
  out(text: string): void;
  /** Everything else. */
  err(text: string): void;
}

/** Runs one command line to its end and gives the exit code; errors are told, not thrown. */
export async function runCli(context: CliContext): Promise<number> {
  try {
    return await perform(parseInvocation(context.argv), context);
  } catch (error) {
    if (!isPokerbotError(error)) throw error;
    tellError(error, context);
    return error.exitCode;
  }
}

async function perform(invocation: Invocation, context: CliContext): Promise<number> {
  switch (invocation.command) {
    case 'version':
      context.out(`evaluator ${context.version}\n`);
      return 0;
    case 'help':
      context.out(help);
      return 0;
    case 'smoke':
      return await smoke(invocation, context);
    case 'list':
      return list(invocation, context);
    case 'show':
      return show(invocation, context);
  }
}

async function smoke(
  { options, check, json, events }: Extract<Invocation, { command: 'smoke' }>,
  context: CliContext,
): Promise<number> {
  const { out } = context;
  const suite = suiteContext(context, (event) => {
    if (events) tellLine(event, context);
  });
  if (check) {
    const preview = previewSmoke(options, suite);
    if (events) tellLine(preview, context);
    else out(document(preview));
    return 0;
  }
  const summary = await runSmoke(options, suite);
  if (!events) out(json ? document(summary) : summaryText(summary));
  return exitCodeOf(summary);
}

function suiteContext(context: CliContext, tell: Tell): SuiteContext {
  const { clock, version, workingDirectory, signal, err } = context;
  const environment = loadEnvironment('evaluator', context.environment);
  return {
    environment,
    paths: workspacePaths(environment, workingDirectory),
    workingDirectory,
    clock,
    log: createLog({
      unit: 'evaluator',
      level: environment.LOG_LEVEL,
      destination: { write: err },
    }),
    version,
    revision: environment.GIT_SHA ?? gitRevision(context.installation),
    signal,
    tell,
  };
}

function list(
  { json, events }: Extract<Invocation, { command: 'list' }>,
  context: CliContext,
): number {
  const environment = loadEnvironment('evaluator', context.environment);
  const runs = listRuns(workspacePaths(environment, context.workingDirectory).runs);
  if (events) tellLine({ type: 'listed', runs }, context);
  else context.out(json ? document({ runs }) : listText(runs));
  return 0;
}

function show(
  { runId, json, events }: Extract<Invocation, { command: 'show' }>,
  context: CliContext,
): number {
  const { workingDirectory } = context;
  const environment = loadEnvironment('evaluator', context.environment);
  const { runs } = workspacePaths(environment, workingDirectory);
  const run = showRun(runs, { runId, shown: (path) => shownPath(path, workingDirectory) });
  if (events) tellLine({ type: 'shown', run }, context);
  else context.out(json ? document(run) : summaryText(run.summary));
  return 0;
}

/** Undecided is not a pass: whoever waits for one must not go on. */
function exitCodeOf({ verdict }: Summary): number {
  return verdict === 'pass' ? 0 : 4;
}

function tellLine(line: EvaluatorLine, { out }: CliContext): void {
  out(`${JSON.stringify(line)}\n`);
}

function document(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

/** On standard output for programs, on standard error for people. */
function tellError({ code, message, next, details }: PokerbotError, context: CliContext): void {
  const { argv, out, err } = context;
  const error = { code, message, next, details };
  if (argv.includes('--events')) tellLine({ type: 'failed', error }, context);
  else if (argv.includes('--json')) out(document({ error }));
  else err(`${[`${code}: ${message}`, ...next.map((step) => `hint: ${step}`)].join('\n')}\n`);
}
