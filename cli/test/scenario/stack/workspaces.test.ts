import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { logsResult } from '../../../src/schemas/logs-result.ts';
import type { LogLine } from '../../../src/stack/driver.ts';
import type { ListResult, UpResult } from '../../../src/stack/use-cases/results.ts';
import {
  eventually,
  finished,
  freePorts,
  ScenarioWorkspace,
} from '../../support/scenario-workspace.ts';

let first: ScenarioWorkspace;
let second: ScenarioWorkspace;

beforeEach(() => {
  first = new ScenarioWorkspace();
  second = new ScenarioWorkspace(first.home);
});
afterEach(async () => {
  await second.run('down');
  await first.dispose();
  await second.dispose();
});

describe('workspaces', () => {
  test('two that start at once are two stacks on ports of their own', async () => {
    for (const workspace of [first, second]) workspace.declare({}, { vision: {} });
    const results = await Promise.all([first.json<UpResult>('up'), second.json<UpResult>('up')]);
    const ports = results.flatMap(({ units }) =>
      units.flatMap((unit) => unit.ports.map(({ port }) => port)),
    );
    expect(new Set(ports).size).toBe(4);
    const { stacks } = await first.json<ListResult>('ls');
    expect(stacks.map(({ workspace, healthy }) => ({ workspace, healthy }))).toEqual(
      [first.folder, second.folder].sort().map((workspace) => ({ workspace, healthy: 1 })),
    );
    await second.json('down', '--all');
    expect(await first.json('ls')).toEqual({ stacks: [] });
  });

  test('up makes a workspace in an empty folder, and elsewhere only when told', async () => {
    writeFileSync(join(first.folder, 'diary.txt'), 'mine');
    const refused = await first.run('up');
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain('WORKSPACE_NOT_FOUND');
    const { units } = await second.json<UpResult>('up');
    expect(units.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'solver healthy',
      'vision healthy',
      'agents healthy',
      'orchestrator healthy',
    ]);
    const { operations } = await second.json<UpResult>('up');
    const fields = operations.flatMap(({ cause }) => cause.changes.map(({ field }) => field));
    // Somebody may be building the services beside this test; nothing else may differ.
    expect(fields.filter((field) => field !== 'build')).toEqual([]);
  });

  test('logs are shown, and followed until Ctrl-C', async () => {
    const [port] = await freePorts(1);
    first.declare({ alpha: { program: 'healthy', port: port! } });
    await first.json('up');
    const shown = await first.run('logs', 'alpha');
    expect(shown.stdout.split('\n')).toEqual([
      expect.stringMatching(/^alpha \| --- started, process \d+$/),
      'alpha | hello',
      `alpha | listening on ${port}`,
      'alpha | --- healthy',
      '',
    ]);
    const { lines } = await first.json<{ lines: LogLine[] }>('logs', '--tail', '1', 'alpha');
    expect(lines).toMatchObject([{ unit: 'alpha', text: '--- healthy' }]);
    const command = first.start('logs', '--follow', '--tail', '0');
    const ended = finished(command);
    let seen = '';
    command.stdout?.on('data', (chunk: Buffer) => {
      seen += chunk;
    });
    await first.follows(command, 'alpha');
    await first.json('restart', 'alpha');
    await eventually('the second start is shown', () => seen.includes('hello'));
    command.kill('SIGINT');
    expect(await ended).toMatchObject({ exitCode: 0, stderr: '' });
    expect((await first.run('logs', 'beta')).exitCode).toBe(2);
  });

  test('logs that a program follows end with their result, on Ctrl-C as well', async () => {
    const [port] = await freePorts(1);
    first.declare({ alpha: { program: 'healthy', port: port! } });
    await first.json('up');
    const follow = ['logs', '--follow', '--tail', '0', 'alpha'];
    const whole = first.start(...follow, '--json');
    const streamed = first.start(...follow, '--ndjson');
    const ends = [finished(whole), finished(streamed)] as const;
    const seen: string[] = [];
    createInterface({ input: streamed.stdout! }).on('line', (line) => seen.push(line));
    for (const command of [whole, streamed]) await first.follows(command, 'alpha');
    await first.json('restart', 'alpha');
    await eventually('the second start is told', () => seen.some((line) => /hello/.test(line)));
    for (const command of [whole, streamed]) command.kill('SIGINT');
    const [document, lines] = await Promise.all(ends);
    expect(document).toMatchObject({ exitCode: 0, stderr: '' });
    const result = logsResult.parse(JSON.parse(document.stdout));
    expect(result.count).toBe(result.lines.length);
    expect(lines).toMatchObject({ exitCode: 0, stderr: '' });
    expect(JSON.parse(String(seen.at(-1)))).toMatchObject({ type: 'result' });
  });
});
