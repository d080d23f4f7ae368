import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freePorts, ScenarioWorkspace } from '../../support/scenario-workspace.ts';

let workspace: ScenarioWorkspace;

beforeEach(() => {
  workspace = new ScenarioWorkspace();
});

afterEach(() => workspace.dispose());

interface Report {
  readonly findings: readonly Record<string, unknown>[];
}

async function driftOf(): Promise<readonly Record<string, unknown>[]> {
  const { stdout } = await workspace.run('env', 'audit', '--json');
  const { findings } = JSON.parse(stdout) as Report;
  return findings.filter(({ code }) => code === 'running-differs');
}

function settings(name: string, text: string): void {
  const file = join(workspace.folder, name);
  writeFileSync(file, text);
  chmodSync(file, 0o600);
}

describe('what runs and what is declared', () => {
  test('are the same after `up`, and differ where a file was edited since', async () => {
    const [port = 0] = await freePorts(1);
    workspace.declare({ watcher: { program: 'healthy', port } });
    settings('.env.watcher', 'WATCH_WHAT=tables\nGREETING=hello\n');
    await workspace.json('up');
    expect(await driftOf()).toEqual([]);

    settings('.env.watcher', '# changed\nWATCH_WHAT=seats\n');
    expect(await driftOf()).toMatchObject([
      {
        file: null,
        variable: 'GREETING',
        message: '`watcher` runs with `GREETING` `hello`, declared is not set',
      },
      {
        file: '.env.watcher',
        line: 2,
        variable: 'WATCH_WHAT',
        message: '`watcher` runs with `WATCH_WHAT` `tables`, declared is `seats`',
      },
    ]);

    await workspace.json('up');
    expect(await driftOf()).toEqual([]);
  });

  test('are held against each other for a built-in unit, secrets without their values', async () => {
    const ports = await freePorts(2);
    const [port, metrics] = ports;
    workspace.declare({}, { agents: {} });
    settings('.env', `AGENTS_PORT=${port}\nAGENTS_METRICS_PORT=${metrics}\n`);
    settings('.env.agents', 'AGENT_PROVIDER_TOKEN=gw7Tq2Lm9Xz4\n');
    await workspace.json('up');

    settings('.env.agents', 'AGENT_PROVIDER_TOKEN=Hs83kQp0Zt6W\nAGENT_TIMEOUT_MS=900\n');
    expect(await driftOf()).toMatchObject([
      {
        variable: 'AGENT_PROVIDER_TOKEN',
        message: '`agents` runs with another `AGENT_PROVIDER_TOKEN` than is declared',
      },
      {
        variable: 'AGENT_TIMEOUT_MS',
        message: '`agents` runs with `AGENT_TIMEOUT_MS` not set, declared is `900`',
      },
    ]);
  });

  test('cannot be compared where the declaration cannot be used, which is said', async () => {
    const [port = 0] = await freePorts(1);
    workspace.declare({ watcher: { program: 'healthy', port } });
    await workspace.json('up');
    settings('.env.watcher', 'WATCH WHAT\n');
    const { stdout } = await workspace.run('env', 'audit', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      findings: expect.arrayContaining([expect.objectContaining({ code: 'line-unreadable' })]),
      leftOut: expect.arrayContaining([
        { part: 'running units', reason: expect.stringContaining('.env.watcher:1') },
      ]),
    });
  });
});
