import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDotenv } from '../../../src/env/parse-dotenv.ts';
import { mergeSettings } from '../../../src/env/render/merge-settings.ts';
import { renderEnvironment } from '../../../src/templates/render-environment.ts';

const old = '# Settings.\n\n# Port (solver)\n# SOLVER_PORT=1\n\n# Level (all)\n# LOG_LEVEL=info\n';
const fresh =
  '# Settings.\n\n# Port (solver)\n# SOLVER_PORT=1\n\n# Host (all)\n# SOLVER_HOST=here\n\n# Loudness (all)\n# LOG_LEVEL=warn\n';

describe('merging settings with what the registry says', () => {
  test('changes nothing where nothing is new', () => {
    expect(mergeSettings({ current: fresh, fresh, base: fresh })).toEqual({
      text: fresh,
      added: [],
      refreshed: [],
      removed: [],
    });
  });

  test('adds what is missing at its place and refreshes what nobody touched', () => {
    expect(mergeSettings({ current: old, fresh, base: old })).toEqual({
      text: fresh,
      added: ['SOLVER_HOST'],
      refreshed: ['LOG_LEVEL'],
      removed: [],
    });
  });

  test('keeps values, own comments and the order of whoever wrote them', () => {
    const current =
      '# mine\nLOG_LEVEL=debug # loud\n\nOWN_THING="two\n\nlines"\n\n# Port (solver)\nSOLVER_PORT=9\n';
    expect(mergeSettings({ current, fresh, base: old }).text).toBe(
      `${current}\n# Host (all)\n# SOLVER_HOST=here\n`,
    );
  });

  test('takes away what exists no more, unless somebody set it', () => {
    const gone = '# Old (all)\n# OLD_ONE=1\n\n';
    const set = '# Old (all)\nOLD_TWO=1\n\n';
    const base = gone + set.replace('OLD_TWO', '# OLD_TWO') + fresh;
    expect(mergeSettings({ current: gone + set + fresh, fresh, base })).toMatchObject({
      text: set + fresh,
      removed: ['OLD_ONE'],
    });
  });

  test('knows a variable by its second name', () => {
    const current = 'RETENTION_DAYS=3\n';
    const { added } = mergeSettings({
      current,
      fresh: '# Age (logger)\n# LOGGER_RETENTION_DAYS=90\n',
      base: undefined,
    });
    expect(added).toEqual([]);
  });

  test('keeps Windows line ends', () => {
    const { text } = mergeSettings({ current: 'A_B=1\r\n', fresh, base: undefined });
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text).toContain('A_B=1\r\n\r\n# Port');
  });

  test('never loses or changes a value, and is done after one time', () => {
    const rendered = renderEnvironment({}).find(({ path }) => path === '.env')?.text ?? '';
    const line = fc.constantFrom(
      'LOG_LEVEL=debug\n',
      '# a comment\n',
      '\n',
      'OWN_THING="a\n\nb"\n',
      'SOLVER_PORT=1 # why\n',
      '# SOLVER_HOST=\n',
      'RESULTS_DIR=\n',
      'not a line\n',
      "BOT_CONFIG='x y'\n",
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const current = lines.join('');
        const { text } = mergeSettings({ current, fresh: rendered, base: undefined });
        expect(values(text)).toEqual(values(current));
        expect(mergeSettings({ current: text, fresh: rendered, base: undefined }).text).toBe(text);
      }),
    );
  });
});

/** The assignments in their order. */
function values(text: string): string[] {
  const readable = text
    .split('\n')
    .filter((line) => line !== 'not a line')
    .join('\n');
  return parseDotenv(readable, '.env').entries.flatMap((entry) =>
    entry.kind === 'assignment' ? [`${entry.name}=${entry.value}`] : [],
  );
}
