import type { Palette } from '../output/palette.ts';
import type {
  SecretsExportResult,
  SecretsImportResult,
  SecretsSetResult,
} from '../secrets/use-cases/results.ts';

/** What was stored where, and what comes next. */
export function secretSetText(result: SecretsSetResult, palette: Palette): string {
  const { name, store, backend, note, version, previous, fingerprint, changed, units } = result;
  const place = `${store} (${backend})`;
  const done = changed
    ? `Stored \`${name}\` as version ${version} in the ${place}`
    : `\`${name}\` has this value already: version ${version} in the ${place}`;
  const kept = previous === null ? [] : [`  version ${previous} is kept for a day`];
  const noted = note === '' ? [] : [`  the ${store} ${note}`];
  const next =
    changed && units.length > 0
      ? [`${palette.hint('hint:')} \`pokerbot up\` gives it to ${units.join(', ')}`]
      : [];
  const head = `${palette.success('✔')} ${done} ${palette.faint(`(fingerprint ${fingerprint})`)}`;
  return [head, ...kept, ...noted, ...next].join('\n');
}

/** What was taken out of where. */
export function secretImportText(
  { imported, skipped, files }: SecretsImportResult,
  palette: Palette,
): string {
  const left = skipped.map(
    ({ name, from, reason }) =>
      `${palette.warning('!')} \`${name}\` in ${from} is a ${reason}: not stored`,
  );
  if (imported.length === 0) return ['No secrets in them', ...left].join('\n');
  const stored = imported.map(({ name, store, version, previous, changed, from }) => {
    const replaced = previous === null ? '' : `, instead of version ${previous}, kept for a day`;
    const how = changed
      ? `version ${version} in the ${store}${replaced}`
      : `in the ${store} already`;
    return `${palette.success('✔')} \`${name}\`: ${how} ${palette.faint(`(from ${from.join(', ')})`)}`;
  });
  const cleaned = files.map((file) => `  ${file} names the store instead of the value`);
  const given = imported.some(({ from }) => from.includes('process environment'));
  const unset = given
    ? [`${palette.hint('hint:')} the environment still has them, and is stronger: unset them there`]
    : [];
  return [...stored, ...left, ...cleaned, ...unset].join('\n');
}

export function secretExportText({ file, secrets }: SecretsExportResult, palette: Palette): string {
  const list = secrets.map((name) => `\`${name}\``).join(', ');
  return `${palette.success('✔')} ${file} holds ${list || 'no secret'}, for its recipient only`;
}
