import { connectHealth } from '@poker-bot/proto/client/health';
import { describe, expect, test } from 'vitest';
import { Daemon, type Unit } from '../support/daemon.ts';

interface Row {
  readonly unit: Unit;
  readonly port: string;
  readonly metricsPort: string;
  readonly service: string;
}

const rows: readonly Row[] = [
  {
    unit: 'solver',
    port: 'SOLVER_PORT',
    metricsPort: 'SOLVER_METRICS_PORT',
    service: 'pokerbot.solver.v1.SolverService',
  },
  {
    unit: 'vision',
    port: 'VISION_PORT',
    metricsPort: 'VISION_METRICS_PORT',
    service: 'pokerbot.vision.v1.VisionService',
  },
  {
    unit: 'agents',
    port: 'AGENTS_PORT',
    metricsPort: 'AGENTS_METRICS_PORT',
    service: 'pokerbot.agents.v1.AgentsService',
  },
];

describe.each(rows)('$unit', ({ unit, port, metricsPort, service }) => {
  const anyPorts = { [port]: '0', [metricsPort]: '0' };

  test('tells its version and ends', async () => {
    await using daemon = new Daemon(unit, { args: ['--version'] });
    expect(await daemon.ended).toEqual({
      code: 0,
      stdout: expect.stringMatching(new RegExp(`^${unit} \\d+\\.\\d+\\.\\d+$`)),
      stderr: '',
    });
  });

  test('serves health and metrics, and ends cleanly on SIGTERM', async () => {
    await using daemon = new Daemon(unit, { environment: anyPorts });
    const { grpcPort, httpPort } = await daemon.logged('listening');
    const health = connectHealth({ address: `127.0.0.1:${grpcPort}` });
    expect([await health.check(), await health.check({ service })]).toEqual(['serving', 'serving']);
    health.close();
    const ready = await fetch(`http://127.0.0.1:${httpPort}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([200, { ready: true }]);
    const metrics = await fetch(`http://127.0.0.1:${httpPort}/metrics`);
    expect(await metrics.text()).toContain('rpc_server_calls_total');
    await daemon.logged('started');
    daemon.kill('SIGTERM');
    expect(await daemon.ended).toMatchObject({ code: 0, stderr: '' });
  });

  test('names the port that is taken and ends with 3', async () => {
    await using first = new Daemon(unit, { environment: anyPorts });
    const { grpcPort } = await first.logged('listening');
    await using second = new Daemon(unit, {
      environment: { ...anyPorts, [port]: String(grpcPort) },
    });
    expect(await second.ended).toEqual({
      code: 3,
      stdout: '',
      stderr: expect.stringContaining(`ADDRESS_IN_USE: Port ${grpcPort} on 127.0.0.1 is in use\n`),
    });
  });

  test('names the variable that it cannot use and ends with 2', async () => {
    await using daemon = new Daemon(unit, { environment: { [port]: 'abc' } });
    expect(await daemon.ended).toEqual({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining(`ENV_INVALID: \`${port}\` is \`abc\``),
    });
  });

  test('refuses a certificate without a key and ends with 2', async () => {
    await using daemon = new Daemon(unit, {
      environment: { ...anyPorts, GRPC_TLS_CERT_PATH: '/nowhere/cert.pem' },
    });
    expect(await daemon.ended).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('TLS_UNREADABLE'),
    });
  });
});
