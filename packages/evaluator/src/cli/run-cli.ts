import { isPokerbotError, PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { document, tellLine } from './answer.ts';
import type { CliContext, Command } from './cli-context.ts';
import { abCommand } from './commands/ab.ts';
import { compareCommand } from './commands/compare.ts';
import { divideCommand } from './commands/divide.ts';
import { exportCommand } from './commands/export.ts';
import { gcCommand } from './commands/gc.ts';
import { lbrCommand } from './commands/lbr.ts';
import { leagueCommand } from './commands/league.ts';
import { listCommand } from './commands/list.ts';
import { mergeCommand } from './commands/merge.ts';
import { reportCommand } from './commands/report.ts';
import { serveCommand } from './commands/serve.ts';
import { shadowCommand } from './commands/shadow.ts';
import { showCommand } from './commands/show.ts';
import { smokeCommand } from './commands/smoke.ts';
import { help } from './help.ts';

const commands: Readonly<Record<string, Command>> = {
  smoke: smokeCommand,
  ab: abCommand,
  serve: serveCommand,
  divide: divideCommand,
  merge: mergeCommand,
  shadow: shadowCommand,
  compare: compareCommand,
  lbr: lbrCommand,
  league: leagueCommand,
  gc: gcCommand,
  list: listCommand,
  show: showCommand,
  report: reportCommand,
  export: exportCommand,
};

/** Runs one command line to its end and gives the exit code; errors are told, not thrown. */
export async function runCli(context: CliContext): Promise<number> {
  try {
    return await perform(context);
  } catch (error) {
    if (!isPokerbotError(error)) throw error;
    tellError(error, context);
    return error.exitCode;
  }
}

async function perform(context: CliContext): Promise<number> {
  const [name, ...rest] = context.argv;
  if (name === '--version') {
    context.out(`evaluator ${context.version}\n`);
    return 0;
  }
  if (name === undefined || ['--help', '-h', 'help'].includes(name) || rest.includes('--help')) {
    context.out(help);
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) throw unknownCommand(name);
  return await command(rest, context);
}

function unknownCommand(command: string): PokerbotError {
  const names = Object.keys(commands).map((name) => `\`${name}\``);
  return new PokerbotError('SUITE_UNKNOWN', {
    message: `There is no command \`${command}\``,
    next: [`Use one of ${names.join(', ')}`],
    details: { command },
  });
}

/** A hint that leaves open which command it is of names this one. Its users know `divide` as a smoke run in jobs. */
function withCommand(step: string, [name = '']: readonly string[]): string {
  if (!Object.hasOwn(commands, name)) return step;
  return step.replace('pokerbot COMMAND', `pokerbot eval ${name === 'divide' ? 'smoke' : name}`);
}

/** On standard output for programs, on standard error for people. */
function tellError({ code, message, next, details }: PokerbotError, context: CliContext): void {
  const { argv, out, err } = context;
  const error = { code, message, next: next.map((step) => withCommand(step, argv)), details };
  if (argv.includes('--events')) tellLine({ type: 'failed', error }, context);
  else if (argv.includes('--json')) out(document({ error }));
  else err(`${[`${code}: ${message}`, ...error.next.map((step) => `hint: ${step}`)].join('\n')}\n`);
}
