import { expect, test } from 'vitest';
import { silentLog } from '../../src/log/log.ts';
import { serveAdmin } from '../../src/unit/admin-server.ts';
import type { MeasuredCall } from '../../src/unit/call-metrics.ts';
import { type RpcUnitOptions, startRpcUnit } from '../../src/unit/start-rpc-unit.ts';

const anyPort = { host: '127.0.0.1', port: 0 };

/** A unit whose wire is a fake: it tells what happened to it. */
function fakeUnit(change: Partial<RpcUnitOptions> = {}) {
  const happened: string[] = [];
  const ports: Record<string, unknown> = {};
  let observe: (call: MeasuredCall) => void = () => undefined;
  const options: RpcUnitOptions = {
    unit: 'solver',
    log: {
      ...silentLog,
      info: (message, fields) => Object.assign(ports, fields) && happened.push(message),
      error: (message) => happened.push(message),
    },
    rpc: anyPort,
    admin: anyPort,
    exporter: 'prometheus',
    listen: async (_address, onFinished) => {
      observe = onFinished;
      return { port: 1234, stop: async () => void happened.push('wire stopped') };
    },
    ...change,
  };
  return {
    options,
    happened,
    ports,
    observe: (call: MeasuredCall & { failure?: unknown }) => observe(call),
  };
}

test('calls are counted by method and status, and failures are logged', async () => {
  const { options, ports, happened, observe } = fakeUnit();
  const unit = await startRpcUnit(options);
  observe({ method: '/a/B', code: 'OK', seconds: 0.001 });
  observe({ method: '/a/B', code: 'INTERNAL', seconds: 0.2, failure: new Error('bug') });
  const text = await (await fetch(`http://127.0.0.1:${ports.httpPort}/metrics`)).text();
  expect(text).toContain('rpc_server_calls_total{method="/a/B",code="OK",unit="solver"} 1');
  expect(text).toContain('rpc_server_calls_total{method="/a/B",code="INTERNAL",unit="solver"} 1');
  expect(text).toContain(
    'rpc_server_call_seconds_bucket{le="0.001",unit="solver",method="/a/B"} 1',
  );
  expect(text).toContain('rpc_server_call_seconds_count{unit="solver",method="/a/B"} 2');
  await unit.stop();
  expect(happened).toEqual(['listening', 'call failed', 'wire stopped']);
});

test('without an exporter there are no metrics', async () => {
  const { options, ports } = fakeUnit({ exporter: 'none' });
  const unit = await startRpcUnit(options);
  expect((await fetch(`http://127.0.0.1:${ports.httpPort}/metrics`)).status).toBe(404);
  await unit.stop();
});

test('a taken port of the wire is an error of the catalogue', async () => {
  const cause = Object.assign(new Error('listen EADDRINUSE'), { code: 'EADDRINUSE' });
  const { options } = fakeUnit({ listen: () => Promise.reject(cause) });
  await expect(startRpcUnit(options)).rejects.toMatchObject({ code: 'ADDRESS_IN_USE', cause });
});

test('a taken port of health and metrics closes the wire again', async () => {
  const holder = await serveAdmin({ ...anyPort, readiness: () => ({ ready: true }) });
  const { options, happened } = fakeUnit({ admin: { host: '127.0.0.1', port: holder.port } });
  await expect(startRpcUnit(options)).rejects.toMatchObject({ code: 'ADDRESS_IN_USE' });
  expect(happened).toEqual(['wire stopped']);
  await holder.close();
});
