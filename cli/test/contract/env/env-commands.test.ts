import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import EnvDiff from '../../../src/commands/env/diff.ts';
import EnvExplain from '../../../src/commands/env/explain.ts';
import EnvList from '../../../src/commands/env/list.ts';
import EnvRender from '../../../src/commands/env/render.ts';
import { run, workspace } from '../../support/env-command.ts';
import { madeKeys } from '../../support/faults/made-keys.ts';
import { edit } from '../../support/init-workspace.ts';
import { TemporaryFolder } from '../../support/temporary-folder.ts';

describe('env list', () => {
  test('shows for each unit what it gets and where from', async () => {
    using folder = await workspace();
    edit(folder.path, '.env', () => 'LOG_LEVEL=debug\n');
    edit(folder.path, '.env.solver', () => 'LOG_LEVEL=warn\n');
    const { stdout } = await run(folder.path, EnvList, '--set');
    expect(stdout.split('\n').slice(0, 3)).toEqual([
      'VARIABLE   VALUE  FROM           UNITS',
      'LOG_LEVEL  warn   .env.solver:1  solver',
      'LOG_LEVEL  debug  .env:1         vision, agents, orchestrator, evaluator',
    ]);
  });

  test('has a row for every variable that a unit reads', async () => {
    using folder = await workspace();
    const { stdout } = await run(folder.path, EnvList, '--unit', 'vision', '--json');
    const { variables } = JSON.parse(stdout);
    expect(variables).toContainEqual({
      unit: 'vision',
      variable: 'VISION_PORT',
      value: '50052',
      secret: false,
      source: 'default',
      origin: 'default',
    });
    expect(variables).toContainEqual(
      expect.objectContaining({ variable: 'VISION_MODEL_PATH', source: 'unset', value: null }),
    );
  });

  test('shows no secret', async () => {
    using folder = await workspace();
    edit(folder.path, '.env.agents', () => `AGENT_PROVIDER_TOKEN=${madeKeys.token}\n`);
    const runs = [await run(folder.path, EnvList), await run(folder.path, EnvList, '--json')];
    expect(runs.map(({ stdout }) => stdout.includes(madeKeys.token))).toEqual([false, false]);
    expect(runs[0]?.stdout).toMatch(/AGENT_PROVIDER_TOKEN +\*{8} +\.env\.agents:1 +agents/);
  });

  test('names the units when it is asked for another one', async () => {
    using folder = await workspace();
    const { exitCode, stderr } = await run(folder.path, EnvList, '--unit', 'solvr');
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: expect.stringContaining('Did you mean `solver`?'),
    });
  });
});

describe('env explain', () => {
  test('tells what a variable is for and which of its values counts', async () => {
    using folder = await workspace();
    edit(folder.path, '.env', () => 'AGENTS_PORT=\nAGENTS_PORT=50063\n');
    edit(folder.path, '.env.agents', () => 'AGENTS_PORT=50073\n');
    const { stdout } = await run(folder.path, EnvExplain, 'AGENTS_PORT');
    expect(stdout).toBe(
      [
        'AGENTS_PORT',
        'Port of the agents service',
        '',
        '  expects  a port number from 0 to 65535',
        '  default  50053',
        '  read by  agents',
        '  owner    agents',
        '  kept in  `.env`, or the manifest',
        '  in CI    plain variable',
        '',
        'agents:',
        '  → .env.agents:1: AGENTS_PORT=50073',
        '    .env:2: AGENTS_PORT=50063',
        '    default: AGENTS_PORT=50053',
        '',
        'Write `AGENTS_PORT=…` into `.env.agents`.',
        '',
      ].join('\n'),
    );
  });

  test('passes over an empty value, and finds a second name', async () => {
    using folder = await workspace();
    edit(folder.path, '.env.orchestrator', () => 'LOGGER_RETENTION_DAYS=\n');
    edit(folder.path, '.env', () => 'RETENTION_DAYS=7\n');
    const { stdout } = await run(folder.path, EnvExplain, 'RETENTION_DAYS', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      variable: 'LOGGER_RETENTION_DAYS',
      aliases: ['RETENTION_DAYS'],
      units: [
        {
          unit: 'orchestrator',
          layers: [
            { origin: '.env.orchestrator:1', ignored: true, counts: false },
            { as: 'RETENTION_DAYS', origin: '.env:1', value: '7', counts: true },
            { source: 'default', counts: false },
          ],
        },
      ],
    });
  });

  test('shows where a secret is and never what it is', async () => {
    using folder = await workspace();
    edit(folder.path, '.env.agents', () => `OPENAI_API_KEY=${madeKeys.openai}\n`);
    const { stdout } = await run(folder.path, EnvExplain, 'OPENAI_API_KEY');
    expect(stdout).toContain('→ .env.agents:1: OPENAI_API_KEY=********');
    expect(stdout).toContain('pokerbot secrets set OPENAI_API_KEY');
    expect(stdout).not.toContain(madeKeys.openai);
  });

  test('knows a variable that only this workspace has, and no other', async () => {
    using folder = await workspace();
    edit(folder.path, '.env.solver', () => 'OWN_THING=1\n');
    const own = await run(folder.path, EnvExplain, 'OWN_THING', '--json');
    expect(JSON.parse(own.stdout)).toMatchObject({
      registered: false,
      units: [{ unit: 'solver', layers: [{ origin: '.env.solver:1', counts: true }] }],
    });
    const none = await run(folder.path, EnvExplain, 'SOLVER_PRT', '--json');
    expect({ exitCode: none.exitCode, error: JSON.parse(none.stdout).error }).toMatchObject({
      exitCode: 2,
      error: { code: 'VARIABLE_UNKNOWN', next: ['Did you mean `SOLVER_PORT`?'] },
    });
  });
});

describe('env diff', () => {
  test('of two files tells what is new, gone and other, secrets without values', async () => {
    using folder = new TemporaryFolder();
    const [a, b] = [join(folder.path, 'a.env'), join(folder.path, 'b.env')];
    writeFileSync(a, `A_ONE=1\nB_TWO=2\nRETENTION_DAYS=3\nSENTRY_DSN=${madeKeys.token}\n`);
    writeFileSync(b, `B_TWO=20\nLOGGER_RETENTION_DAYS=3\nC_THREE=3\nSENTRY_DSN=other\n`);
    const { exitCode, stdout } = await run(folder.path, EnvDiff, a, b, '--exit-code');
    expect({ exitCode, stdout }).toEqual({
      exitCode: 4,
      stdout: [
        `${a} → ${b}`,
        '',
        '- A_ONE=1',
        '~ B_TWO: 2 → 20',
        '+ C_THREE=3',
        '~ SENTRY_DSN: another secret',
        '',
      ].join('\n'),
    });
  });

  test('of two workspaces tells it for each unit', async () => {
    using one = await workspace();
    using other = await workspace();
    edit(other.path, '.env.orchestrator', () => 'CONFIG_WATCH=true\n');
    const { stdout } = await run(one.path, EnvDiff, other.path, '--json');
    expect(JSON.parse(stdout)).toEqual({
      from: one.path,
      to: other.path,
      differences: [
        {
          unit: 'orchestrator',
          variable: 'CONFIG_WATCH',
          from: 'false',
          to: 'true',
          kind: 'changed',
          secret: false,
        },
      ],
    });
  });

  test('of what runs needs something that runs', async () => {
    using folder = await workspace();
    const { exitCode, stdout } = await run(folder.path, EnvDiff, '--json');
    expect({ exitCode, code: JSON.parse(stdout).error.code }).toEqual({
      exitCode: 3,
      code: 'STACK_DOWN',
    });
  });

  test('refuses to compare a file with a folder', async () => {
    using folder = await workspace();
    const { exitCode, stdout } = await run(folder.path, EnvDiff, '.env', 'config', '--json');
    expect({ exitCode, code: JSON.parse(stdout).error.code }).toEqual({
      exitCode: 2,
      code: 'USAGE',
    });
  });
});

describe('env render', () => {
  test('has nothing to do after init', async () => {
    using folder = await workspace();
    const { exitCode, stdout } = await run(folder.path, EnvRender, '--check', '--json');
    const { files } = JSON.parse(stdout);
    expect({
      exitCode,
      actions: new Set(files.map((it: { action: string }) => it.action)),
    }).toEqual({ exitCode: 0, actions: new Set(['unchanged']) });
  });

  test('brings back what is missing as `init` would have it, and keeps the rest', async () => {
    using folder = await workspace();
    const before = readFileSync(join(folder.path, '.env'), 'utf8');
    rmSync(join(folder.path, '.env'));
    edit(folder.path, '.env.solver', () => '# mine\nSOLVER_METRICS_PORT=9\n');
    expect((await run(folder.path, EnvRender, '--check')).exitCode).toBe(4);
    const { stdout } = await run(folder.path, EnvRender);
    expect(stdout).toContain('.env: created');
    expect(stdout).toContain('.env.solver: updated; added SOLVER_CACHE_PATH');
    expect(readFileSync(join(folder.path, '.env'), 'utf8')).toBe(before);
    expect(statSync(join(folder.path, '.env')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder.path, '.env.solver'), 'utf8')).toMatch(
      /^# mine\nSOLVER_METRICS_PORT=9\n\n# Folder of the solver[^\n]+\n# SOLVER_CACHE_PATH=/,
    );
    expect((await run(folder.path, EnvRender, '--check')).exitCode).toBe(0);
  });

  test('writes no secret, and takes none away', async () => {
    using folder = await workspace();
    rmSync(join(folder.path, '.env.agents'));
    await run(folder.path, EnvRender);
    const text = readFileSync(join(folder.path, '.env.agents'), 'utf8');
    expect(text).toContain('# OPENAI_API_KEY is a secret and is not written here: secret store');
    expect(text).not.toMatch(/^OPENAI_API_KEY/m);
    edit(folder.path, '.env.agents', () => `OPENAI_API_KEY=${madeKeys.openai}\n`);
    await run(folder.path, EnvRender);
    expect(readFileSync(join(folder.path, '.env.agents'), 'utf8')).toContain(madeKeys.openai);
  });
});
