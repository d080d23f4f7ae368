import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Config } from '@oclif/core/config';
import { getHelpFlagAdditions, loadHelpClass, normalizeArgv } from '@oclif/core/help';
import type { PJSON } from '@oclif/core/interfaces';
import type { ExitCode } from '@poker-bot/shared/errors/catalog-entry';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { BaseCommand } from './base-command.ts';
import { classifyError, tooMany } from './classify-error.ts';
import type { Context } from './context.ts';
import { nearest } from './did-you-mean.ts';
import { moveLeadingFlags } from './leading-flags.ts';
import { createOutput } from './output/create-output.ts';
import { outputChoice } from './output/output-choice.ts';
import { unread } from './unread.ts';

interface CommandClass {
  id: string;
  new (argv: string[], config: Config, context: Context): BaseCommand<unknown>;
}

/** Runs one command line to its end and gives the exit code. Never throws. */
export async function runCli(argv: readonly string[], context: Context): Promise<number> {
  try {
    return await dispatch(moveLeadingFlags(argv), context);
  } catch (thrown) {
    return reportError(thrown, { argv, context });
  }
}

/** Reports what no command has caught, in the format that was asked for. */
export async function reportError(
  thrown: unknown,
  { argv, context }: { readonly argv: readonly string[]; readonly context: Context },
): Promise<ExitCode> {
  const origin = { command: undefined, interrupted: context.signal.aborted };
  const error = classifyError(thrown, origin);
  if (context.signal.reason !== unread) {
    await createOutput(context, outputChoice(argv)).error(error);
  }
  return error.exitCode;
}

async function dispatch(argv: string[], context: Context): Promise<number> {
  const config = await loadConfig(context);
  const [id = '', ...rest] = normalizeArgv(config, argv);
  if (argv.length === 0 || asksForHelp(argv, config)) return showHelp(config, argv);
  const found = config.findCommand(id);
  if (!found) {
    if (config.findTopic(id)) return showHelp(config, [id]);
    throw unknownCommand(id, config);
  }
  const command = await loadCommand(found.id, context);
  command.id = found.id;
  return new command(rest, config, context).execute();
}

/** oclif's view of the commands, from the manifest that was written with the bundle: no command is loaded for it. */
async function loadConfig(context: Context): Promise<Config> {
  const { root, bundle } = context.installation;
  const pjson: PJSON = JSON.parse(readFileSync(join(root, 'cli/package.json'), 'utf8'));
  return Config.load({ root: bundle, pjson });
}

async function loadCommand(id: string, context: Context): Promise<CommandClass> {
  const file = join(context.installation.bundle, 'commands', `${id.replaceAll(':', '/')}.js`);
  const loaded: { default: CommandClass } = await import(pathToFileURL(file).href);
  return loaded.default;
}

function asksForHelp(argv: readonly string[], config: Config): boolean {
  const end = argv.indexOf('--');
  const own = end === -1 ? argv : argv.slice(0, end);
  return getHelpFlagAdditions(config).some((flag) => own.includes(flag));
}

async function showHelp(config: Config, argv: string[]): Promise<number> {
  const Help = await loadHelpClass(config);
  await new Help(config, config.pjson.oclif.helpOptions).showHelp(argv);
  return 0;
}

function unknownCommand(id: string, config: Config): PokerbotError {
  const names = config.commands
    .filter(({ hidden }) => !hidden)
    .map((command) => spaced(command.id));
  const topics = config.topics.map(({ name }) => spaced(name));
  const asked = spaced(id);
  const command = names.find((name) => asked.startsWith(`${name} `));
  if (command !== undefined) {
    return tooMany(asked.slice(command.length + 1).split(' ').length, `pokerbot ${command}`);
  }
  const meant = nearest(asked, [...names, ...topics]) ?? nearest(asked.split(' ')[0] ?? '', names);
  const shown = asked.split(' ').map(repeatable).join(' ');
  return new PokerbotError('USAGE', {
    message: `\`${shown}\` is not a command of \`pokerbot\``,
    next: [
      ...(meant === undefined ? [] : [`did you mean \`pokerbot ${meant}\`?`]),
      'run `pokerbot --help` for all commands',
    ],
    details: { command: shown, ...(meant === undefined ? {} : { didYouMean: meant }) },
  });
}

/** What does not look like the name of a command may be a secret, and is not shown. */
function repeatable(word: string): string {
  return /^[A-Za-z]+$/.test(word) && word.length <= 20 ? word : '…';
}

function spaced(id: string): string {
  return id.replaceAll(':', ' ');
}
