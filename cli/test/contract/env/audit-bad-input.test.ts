import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { audit } from '../../../src/env/audit/audit.ts';
import { init } from '../../support/init-workspace.ts';
import { repositoryRoot } from '../../support/repository-root.ts';
import { TemporaryFolder } from '../../support/temporary-folder.ts';

async function codes(folder: string): Promise<string[]> {
  const options = { workspace: folder, environment: {}, secrets: [], now: 0 };
  return (await audit(options)).findings.map(({ code }) => code);
}

async function workspace(): Promise<TemporaryFolder> {
  const folder = new TemporaryFolder();
  await init(folder.path, '--yes');
  rmSync(join(folder.path, '.pokerbot'), { recursive: true });
  return folder;
}

function write(folder: TemporaryFolder, name: string, text: string | Uint8Array): void {
  writeFileSync(join(folder.path, name), text, { mode: 0o600 });
}

describe('the audit of', () => {
  test('a pipe in place of settings does not wait for a writer', async () => {
    using folder = await workspace();
    rmSync(join(folder.path, '.env.solver'));
    execFileSync('mkfifo', [join(folder.path, '.env.solver')]);
    expect(await codes(folder.path)).toEqual(['file-unreadable']);
  });

  test('links that lead to themselves', async () => {
    using folder = await workspace();
    rmSync(join(folder.path, '.env.solver'));
    symlinkSync('.env.solver', join(folder.path, '.env.solver'));
    symlinkSync('loop.json', join(folder.path, 'config/opponents/loop.json'));
    expect(await codes(folder.path)).toEqual(['file-unreadable', 'link-broken']);
  });

  test.each([
    ['goes through a file', 'config/bot/default.bot.json/x'],
    ['is far too long', 'b'.repeat(70_000)],
    ['leads out of the world', '/proc/self/mem/x'],
  ])('a path that %s', async (_what, path) => {
    using folder = await workspace();
    write(folder, '.env', `BOT_CONFIG=${path}\n`);
    expect(await codes(folder.path)).toEqual(['path-missing']);
  });

  test('a path with a zero byte in the manifest', async () => {
    using folder = await workspace();
    write(folder, 'pokerbot.yaml', 'version: 1\nname: x\nenvironment: { BOT_CONFIG: "a\\0b" }\n');
    expect(await codes(folder.path)).toEqual(['path-missing']);
  });

  test('sources of which somebody is in the middle of writing one', async () => {
    using folder = await workspace();
    for (const name of ['packages/shared/src/env', 'node_modules', 'cli/src']) {
      mkdirSync(join(folder.path, name), { recursive: true });
    }
    write(folder, 'packages/shared/src/env/registry.ts', 'export const registry = {};\n');
    symlinkSync(
      `${repositoryRoot}/node_modules/rolldown`,
      join(folder.path, 'node_modules/rolldown'),
    );
    write(folder, 'cli/src/half.ts', 'const = process.env.TILT_MODE;\n');
    write(folder, 'cli/src/whole.ts', 'export const mode = process.env.DECK_SEED;\n');
    const options = { workspace: folder.path, environment: {}, secrets: [], now: 0 };
    const { findings, leftOut } = await audit(options);
    expect(findings).toMatchObject([{ code: 'code-undeclared', file: 'cli/src/whole.ts' }]);
    expect(leftOut).toContainEqual({
      part: 'names in code',
      reason: '`cli/src/half.ts` cannot be parsed',
    });
  });

  test('a folder that cannot be opened goes on with the others, and says so', async () => {
    using folder = await workspace();
    // Longer than a path may be, so that it is closed to root as well.
    const chain = Array.from({ length: 10 }, () => 'd'.repeat(250)).join('/');
    using beside = new TemporaryFolder();
    for (const each of [folder, beside]) mkdirSync(join(each.path, chain), { recursive: true });
    renameSync(join(beside.path, 'd'.repeat(250)), join(folder.path, chain, 'more'));
    const options = { workspace: folder.path, environment: {}, secrets: [], now: 0 };
    const { findings, leftOut } = await audit(options);
    execFileSync('rm', ['-rf', join(folder.path, 'd'.repeat(250))]);
    expect(findings).toEqual([]);
    expect(leftOut).toContainEqual({
      part: 'secrets in closed files',
      reason: expect.stringMatching(/^this account may not read: `d+\//),
    });
  });

  test('a file of settings that is far too large', async () => {
    using folder = await workspace();
    write(folder, '.env.solver', '# filler\n'.repeat(600_000));
    expect(await codes(folder.path)).toEqual(['file-unreadable']);
  });

  test('a Compose file whose aliases multiply', async () => {
    using folder = await workspace();
    const levels = Array.from({ length: 12 }, (_, level) => {
      const before = level === 0 ? 'x' : `*a${level - 1}`;
      return `a${level}: &a${level} [${Array(12).fill(before).join(', ')}]`;
    });
    write(folder, 'compose.yaml', `${levels.join('\n')}\nservices: {}\n`);
    expect(await codes(folder.path)).toEqual(['config-invalid']);
  });

  test('configuration files that are something else', async () => {
    using folder = await workspace();
    rmSync(join(folder.path, 'config/eval/smoke.json'));
    mkdirSync(join(folder.path, 'config/eval/smoke.json'));
    write(folder, 'config/bot/null.bot.json', 'null');
    write(folder, 'config/eval/list.json', '[1, "two", null]');
    expect(new Set(await codes(folder.path))).toEqual(new Set(['config-invalid']));
  });

  test('whatever may stand in settings and in the manifest ends with findings, never with an error', async () => {
    using folder = await workspace();
    const piece = fc.oneof(
      fc.constantFrom(
        ...['SOLVER_PORT', 'BOT_CONFIG', 'OPENAI_API_KEY', 'AGENT_PROVIDER_TOKEN_FILE', 'A.B'],
        ...['=', '=', '"', "'", '\n', '\r\n', '$', '{', '#', ' ', 'export ', '\\', '../', '\uFEFF'],
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
    );
    const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
    await fc.assert(
      fc.asyncProperty(text, text, async (settings, manifest) => {
        write(folder, '.env', settings);
        write(folder, 'pokerbot.yaml', `version: 1\nname: x\n${manifest}`);
        expect(await codes(folder.path)).toBeInstanceOf(Array);
      }),
      { numRuns: 60 },
    );
  });

  test('bytes that are no text', async () => {
    using folder = await workspace();
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        write(folder, '.env', bytes);
        expect(await codes(folder.path)).toBeInstanceOf(Array);
      }),
      { numRuns: 40 },
    );
  });
});
