import { spawn } from 'node:child_process';
import { appendFileSync, copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test, vi } from 'vitest';
import { WireAuthority } from '../../cli/test/support/wire-authority.ts';
import { ProviderServer } from '../../packages/agents/test/support/provider-server.ts';
import type { SmokeSummary } from '../../packages/shared/src/evaluation/smoke-summary.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const launcher = resolve(import.meta.dirname, '../../bin/pokerbot');
const hands = 1_000;
const patience = { timeout: 60_000, interval: 10 };

test('the certificate of every unit is rotated in the middle of an evaluation under mutual TLS: no decision and no hand is lost', async () => {
  using folder = temporaryFolder('rotate');
  await using provider = await ProviderServer.start({ keys: ['the-key'] });
  provider.delayMs = 10;
  const workspace = join(folder.path, 'workspace');
  const start = (...args: string[]) =>
    spawn(launcher, args, {
      cwd: folder.path,
      env: { ...process.env, POKERBOT_HOME: join(folder.path, 'home') },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
  const ended = async (...args: string[]) => {
    const child = start(...args, '-C', workspace);
    child.stdin.end();
    const stdout = await text(child.stdout);
    await vi.waitUntil(() => child.exitCode !== null, patience);
    return { exitCode: child.exitCode, stdout };
  };
  const succeed = async (...args: string[]) =>
    expect(await ended(...args)).toMatchObject({ exitCode: 0 });
  await text(start('init', workspace, '--yes', '--driver', 'process').stdout);
  const [authority, other] = ['authority', 'other'].map(
    (name) => new WireAuthority(join(folder.path, name)),
  );
  if (!authority || !other) throw new Error('There are two');
  const first = authority.issue();
  mkdirSync(join(workspace, 'config/tls'), { recursive: true });
  copyFileSync(first.certificate, join(workspace, 'config/tls/unit.pem'));
  copyFileSync(first.key, join(workspace, 'config/tls/unit.key'));
  copyFileSync(authority.file, join(workspace, 'config/tls/ca.pem'));
  const security = [
    'GRPC_TLS_CERT_PATH=config/tls/unit.pem',
    'GRPC_TLS_KEY_PATH=config/tls/unit.key',
    'GRPC_TLS_CA_PATH=config/tls/ca.pem',
    'GRPC_TLS_CLIENT_AUTH=true',
  ];
  appendFileSync(join(workspace, '.env'), `\n${security.join('\n')}\n`);
  const settings = [`OPENAI_BASE_URL=${provider.url}`, 'OPENAI_MODEL=test-model'];
  const budget = 'AGENT_BUDGET_TOKENS=100000000';
  appendFileSync(join(workspace, '.env.agents'), `\n${[...settings, budget].join('\n')}\n`);
  const key = join(folder.path, 'api-key');
  appendFileSync(key, 'the-key');
  appendFileSync(join(workspace, '.env.agents'), `OPENAI_API_KEY_FILE=${key}\n`);
  try {
    await succeed('up');
    const run = ['eval', 'smoke', '--hands', `${hands}`, '--run-id', 'rotated', '--json'];
    const evaluation = start(...run, '-C', workspace);
    const printed = text(evaluation.stdout);
    await vi.waitUntil(() => provider.calls.length >= 100, patience);
    const rotate = (from: WireAuthority, ...flags: string[]) => {
      const next = from.issue();
      const files = ['--certificate', next.certificate, '--key', next.key];
      return ended('secrets', 'rotate', '--certificates', ...files, ...flags, '--json');
    };
    // The evaluation has read the authority that it trusts.
    const busy = await rotate(other, '--ca', other.file);
    expect(busy.exitCode).toBe(3);
    expect(JSON.parse(busy.stdout).error.code).toBe('CERTIFICATE_BUSY');
    const rotated = await rotate(authority);
    expect(JSON.parse(rotated.stdout)).toMatchObject({
      certificates: [{ replaced: ['solver', 'vision', 'agents', 'orchestrator'] }],
    });
    const atRotation = provider.calls.length;
    expect(evaluation.exitCode).toBeNull();

    const summary = JSON.parse(await printed) as SmokeSummary;
    expect(summary).toMatchObject({ hands, degradedHands: 0, illegalActions: 0, crashes: 0 });
    expect(summary.advisors.agents).toMatchObject({ late: 0, failed: 0, illegal: 0, skipped: 0 });
    const played = readFileSync(join(workspace, 'results/eval/rotated/hands.jsonl'), 'utf8');
    expect(played.trimEnd().split('\n')).toHaveLength(hands);
    expect(provider.calls.length - atRotation).toBeGreaterThan(100);
    process.stdout.write(
      `${hands} hands, ${summary.latencyMs.decisions} decisions with a model in the loop, certificate rotated after ${atRotation} calls: 0 degraded hands\n`,
    );
    expect((await rotate(other, '--ca', other.file, '--grace', '0')).exitCode).toBe(0);
  } finally {
    await succeed('down');
  }
});
