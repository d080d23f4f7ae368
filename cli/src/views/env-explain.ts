import type { Palette } from '../output/palette.ts';
import type { EnvExplainResult } from '../schemas/env-explain-result.ts';

type Unit = EnvExplainResult['units'][number];
type Layer = Unit['layers'][number];

/** What a variable is, then for each unit every place that sets it, the one that counts marked. */
export function envExplainText(result: EnvExplainResult, palette: Palette): string {
  const { variable, purpose, units, howToSet } = result;
  const head = [palette.strong(variable), ...(purpose === null ? [] : [purpose])].join('\n');
  return [
    head,
    facts(result),
    ...groupUnits(units).map((group) => unitText(group, palette)),
    howToSet,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function facts(result: EnvExplainResult): string {
  const { expects, secret, aliases, readers, owner, rotation, storage, ci } = result;
  const rows: readonly (readonly [string, string | null])[] = [
    ['expects', expects],
    ['default', result.default],
    ['also as', aliases.length > 0 ? aliases.join(', ') : null],
    ['read by', readers.length > 0 ? readers.join(', ') : null],
    ['owner', owner],
    ['secret', secret ? `yes, replaced ${rotation ?? 'when it leaks'}` : null],
    ['kept in', storage],
    ['in CI', ci],
  ];
  const told = rows.filter(([, value]) => value !== null);
  return told.map(([name, value]) => `  ${name.padEnd(8)} ${value}`).join('\n');
}

/** Units with the same layers are told together. */
function groupUnits(units: readonly Unit[]): { names: string[]; layers: readonly Layer[] }[] {
  const groups = new Map<string, { names: string[]; layers: readonly Layer[] }>();
  for (const { unit, layers } of units) {
    const key = JSON.stringify(layers);
    const group = groups.get(key) ?? { names: [], layers };
    group.names.push(unit);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function unitText(
  { names, layers }: { names: readonly string[]; layers: readonly Layer[] },
  palette: Palette,
): string {
  const lines =
    layers.length === 0
      ? ['  not set']
      : layers.map((layer) => {
          const value = layer.value ?? '********';
          const text = `${layer.origin}: ${layer.as}=${value}`;
          if (layer.counts) return `  ${palette.success('→')} ${text}`;
          return `    ${palette.faint(layer.ignored ? `${text} (empty: not set)` : text)}`;
        });
  return [`${names.join(', ')}:`, ...lines].join('\n');
}
