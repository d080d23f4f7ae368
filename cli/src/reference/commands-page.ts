import { generatedNote, markdownTable } from './markdown.ts';

export interface FlagReference {
  readonly name: string;
  readonly char?: string;
  readonly type: string;
  readonly summary?: string;
  readonly description?: string;
  readonly helpGroup?: string;
  readonly helpValue?: string | readonly string[];
  readonly options?: readonly string[];
  readonly multiple?: boolean;
  readonly allowNo?: boolean;
  readonly hidden?: boolean;
  readonly default?: unknown;
}

export interface ArgumentReference {
  readonly name: string;
  readonly description?: string;
  readonly required?: boolean;
}

/** What oclif's manifest knows of a command. */
export interface CommandReference {
  readonly id: string;
  readonly summary?: string;
  readonly description?: string;
  readonly strict?: boolean;
  readonly hidden?: boolean;
  readonly examples?: readonly unknown[];
  readonly args: Readonly<Record<string, ArgumentReference>>;
  readonly flags: Readonly<Record<string, FlagReference>>;
}

/** `docs/cli.md` */
export function commandsPage(commands: readonly CommandReference[]): string {
  const shown = commands
    .filter(({ hidden }) => !hidden)
    .sort((one, other) => (one.id < other.id ? -1 : 1));
  const [first] = shown;
  const common = Object.values(first?.flags ?? {}).filter(isGlobal);
  return [
    generatedNote('`cli/src/commands/`'),
    '',
    '# Commands',
    '',
    'stdout carries the result, stderr the rest. Exit codes: [errors](errors.md). What `--json` prints follows the schema that is',
    'named with each command.',
    '',
    markdownTable(
      ['command', ''],
      shown.map((command) => [
        `[\`${usage(command)}\`](#${anchor(command)})`,
        command.summary ?? '',
      ]),
    ),
    '',
    '## Flags of every command',
    '',
    flagTable(common),
    '',
    ...shown.map(section),
  ].join('\n');
}

function section(command: CommandReference): string {
  const { summary = '', description, examples = [] } = command;
  const flags = Object.values(command.flags).filter((flag) => !isGlobal(flag) && !flag.hidden);
  return [
    `## ${title(command)}`,
    '',
    `\`pokerbot ${usage(command)}\``,
    '',
    `${summary}.${description === undefined ? '' : ` ${description}`} [Schema](schemas/${schemaFile(command.id)})`,
    '',
    ...(flags.length > 0 ? [flagTable(flags), ''] : []),
    ...(examples.length > 0 ? ['```', ...examples.map(exampleText), '```', ''] : []),
  ].join('\n');
}

/** File of a command's schema below `docs/schemas/`. */
export function schemaFile(id: string): string {
  return `${id.replaceAll(':', '-')}.json`;
}

function flagTable(flags: readonly FlagReference[]): string {
  return markdownTable(
    ['flag', ''],
    flags.map((flag) => [`\`${flagText(flag)}\``, flagNote(flag)]),
  );
}

function flagText({ name, char, type, allowNo, helpValue, options }: FlagReference): string {
  const long = allowNo ? `--[no-]${name}` : `--${name}`;
  const value = options?.join('|') ?? (Array.isArray(helpValue) ? helpValue.join(' ') : helpValue);
  const text = type === 'boolean' ? long : `${long} ${value ?? 'VALUE'}`;
  return char === undefined ? text : `-${char}, ${text}`;
}

function flagNote({ summary, description, multiple, default: preset }: FlagReference): string {
  const text = summary ?? description ?? '';
  const notes = [
    ...(multiple ? ['repeatable'] : []),
    ...(['string', 'number'].includes(typeof preset) ? [`default \`${String(preset)}\``] : []),
  ];
  return notes.length === 0 ? text : `${text} (${notes.join(', ')})`;
}

function usage(command: CommandReference): string {
  const words = Object.values(command.args).map(({ name, required }) => {
    const word = `${name.toUpperCase()}${command.strict === false ? '…' : ''}`;
    return required ? word : `[${word}]`;
  });
  return [title(command), ...words].join(' ');
}

function title({ id }: CommandReference): string {
  return id.replaceAll(':', ' ');
}

function anchor(command: CommandReference): string {
  return title(command).replaceAll(' ', '-');
}

function exampleText(example: unknown): string {
  const text = typeof example === 'string' ? example : (example as { command: string }).command;
  return text.replaceAll('<%= config.bin %>', 'pokerbot');
}

function isGlobal({ helpGroup }: FlagReference): boolean {
  return helpGroup === 'GLOBAL';
}
