import { registry } from '@poker-bot/shared/env/registry';
import { unitNames } from '@poker-bot/shared/env/unit-name';
import type { Variable } from '@poker-bot/shared/env/variable';

type Row = readonly [name: string, variable: Variable];

/** Where Compose and the driver put the files of a container's secrets. */
const target = '/run/secrets';

/**
 * What `compose.yaml` says of secrets. Each is a file of whoever calls, since Compose can write nothing into a container whose root
 * is read-only; `/dev/null` stands for one that nobody has, since a mount cannot be left out.
 */
export function composeSecrets(): Record<string, string> {
  const rows = (Object.entries(registry) as readonly Row[]).filter(([, { secret }]) => secret);
  const ofUnits = rows.filter(([, { readers }]) => readers.some(isUnit));
  const perUnit = unitNames.flatMap((unit) => {
    const names = rows.flatMap(([name, { readers }]) => (readers.includes(unit) ? [name] : []));
    return [
      [`${unit}Secrets`, names.map((name) => `, *${name}`).join('')],
      [
        `${unit}SecretFiles`,
        lines(
          6,
          names.map((name) => `${name}_FILE: ${target}/${name}`),
        ),
      ],
    ];
  });
  const mounts = ofUnits.map(([name]) => `- &${name} { ${mountOf(name)} }`);
  return { ...Object.fromEntries(perUnit), secrets: lines(2, mounts) };
}

/** A missing file is an error: the engine would make a folder of that name. */
function mountOf(name: string): string {
  const source = `source: "\${${name}_FILE:-/dev/null}", target: ${target}/${name}`;
  return `type: bind, ${source}, read_only: true, bind: { create_host_path: false }`;
}

function isUnit(reader: string): boolean {
  return unitNames.some((unit) => unit === reader);
}

/** Lines of a block, the first of which the template indents. */
function lines(indentation: number, texts: readonly string[]): string {
  return texts.join(`\n${' '.repeat(indentation)}`);
}
