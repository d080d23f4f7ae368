import { registry } from '@poker-bot/shared/env/registry';
import type { Variable } from '@poker-bot/shared/env/variable';
import { describeValues } from '../env/inspect/describe-values.ts';
import { generatedNote, markdownTable } from './markdown.ts';

/** `docs/env.md` */
export function environmentPage(variables: Readonly<Record<string, Variable>> = registry): string {
  const rows = Object.entries(variables).sort(([one], [other]) => (one < other ? -1 : 1));
  return [
    generatedNote('`packages/shared/src/env/variables/`'),
    '',
    '# Environment variables',
    '',
    'The strongest first: a flag, the process environment, `.env.<unit>`, `.env`, `pokerbot.yaml`, the default. An empty',
    'value means *not set*. Of every secret, `NAME_FILE` may name a file that holds it. A unit gets only the variables that it reads.',
    '',
    '`pokerbot env list` shows what each unit gets and where from, `pokerbot env explain NAME` all about one variable, `pokerbot env',
    'audit` what is wrong ([what it finds](env-audit.md)), `pokerbot env render` brings the files up to date with this page.',
    '',
    markdownTable(
      ['variable', 'expects', 'default', 'read by', 'purpose'],
      rows.map(([name, variable]) => [
        `\`${name}\``,
        describeValues(variable) ?? 'a text',
        defaultOf(variable),
        variable.readers.join(', '),
        purposeOf(variable),
      ]),
    ),
    '',
    '## Who looks after them',
    '',
    markdownTable(
      ['variable', 'may be empty', 'owner', 'kept in', 'in CI', 'replaced'],
      rows.map(([name, { emptyAllowed, owner, storage, ci, rotation }]) => [
        `\`${name}\``,
        emptyAllowed ? 'yes: not set' : 'no',
        owner,
        storage,
        ci,
        rotation ?? '',
      ]),
    ),
    '',
  ].join('\n');
}

function defaultOf(variable: Variable): string {
  if (variable.secret) return 'secret';
  return variable.default === undefined ? '' : `\`${variable.default}\``;
}

function purposeOf({ purpose, aliases = [] }: Variable): string {
  if (aliases.length === 0) return purpose;
  return `${purpose}. Also as ${aliases.map((alias) => `\`${alias}\``).join(', ')}`;
}
