import { registry } from '@poker-bot/shared/env/registry';
import { type UnitName, unitNames } from '@poker-bot/shared/env/unit-name';
import type { Variable } from '@poker-bot/shared/env/variable';
import { formatAssignment } from '../env/format-assignment.ts';
import type { RenderedFile } from './rendered-file.ts';

type Row = readonly [name: string, variable: Variable];

const rows: readonly Row[] = Object.entries(registry);

const precedence =
  '# A flag and the process environment beat what is written here, `.env.<unit>` beats `.env`; `pokerbot.yaml` is weaker.';

/** `.env`, `.env.<unit>` and `.env.example`. Only `chosen` is set; everything else shows its default as a comment. */
export function renderEnvironment(chosen: Readonly<Record<string, string>>): RenderedFile[] {
  const shared = rows.filter(([, { readers }]) => readers.length > 1 || readers[0] === 'compose');
  return [
    {
      path: '.env',
      mode: 0o600,
      text: environmentFile({
        head: '# Settings that several units read, and those of Docker Compose.',
        rows: shared,
        chosen,
      }),
    },
    ...unitNames.flatMap((unit) => unitFile(unit, chosen)),
    {
      path: '.env.example',
      mode: 0o644,
      text: environmentFile({
        head: '# Every setting there is. Copy what you need to `.env` or `.env.<unit>`.',
        rows,
        chosen: {},
      }),
    },
  ];
}

function unitFile(unit: UnitName, chosen: Readonly<Record<string, string>>): RenderedFile[] {
  const own = rows.filter(([, { readers }]) => readers.length === 1 && readers[0] === unit);
  if (own.length === 0) return [];
  const head = `# Settings that only \`${unit}\` reads.`;
  return [
    {
      path: `.env.${unit}`,
      mode: 0o600,
      text: environmentFile({ head, rows: own, chosen }),
    },
  ];
}

interface EnvironmentFile {
  readonly head: string;
  readonly rows: readonly Row[];
  readonly chosen: Readonly<Record<string, string>>;
}

function environmentFile({ head, rows: listed, chosen }: EnvironmentFile): string {
  const blocks = listed.map(([name, variable]) => block(name, { variable, value: chosen[name] }));
  return [`${head}\n${precedence}\n`, ...blocks].join('\n');
}

function block(
  name: string,
  { variable, value }: { variable: Variable; value: string | undefined },
): string {
  const readers = variable.readers.join(', ');
  const purpose = `# ${variable.purpose} (${readers})\n`;
  if (variable.secret) {
    return `${purpose}# ${name} is a secret and is not written here: ${variable.storage}\n# ${name}_FILE=\n`;
  }
  if (value !== undefined) return `${purpose}${formatAssignment(name, value)}\n`;
  return `${purpose}# ${formatAssignment(name, variable.default ?? '')}\n`;
}
