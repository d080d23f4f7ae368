import { grpcHealth } from '@poker-bot/shared/health/check-grpc';
import { httpHealth } from '@poker-bot/shared/health/check-http';
import type { HealthAnswer, HealthCheck } from '@poker-bot/shared/health/health-answer';
import { anyHostName, readTransportOptions } from '@poker-bot/shared/health/transport-options';
import type { UnitSpec } from '../../unit-spec.ts';

/** The check that fits the unit. One that declares none is taken for healthy: whoever runs it knows whether it runs. */
export function createHealthCheck(
  unit: Pick<UnitSpec, 'health' | 'kind' | 'workingDirectory'>,
): HealthCheck {
  const { health } = unit;
  if (!health) return always({ state: 'healthy', detail: 'running' });
  if (health.protocol === 'http') return httpHealth(health.url);
  if (!health.tls) return grpcHealth({ address: health.address });
  try {
    const tls = readTransportOptions(health.tls, unit.workingDirectory);
    const identity = unit.kind === 'external' ? {} : anyHostName;
    return grpcHealth({ address: health.address, tls: { ...tls, ...identity } });
  } catch (error) {
    return always({ state: 'not-ready', detail: `not ready: ${(error as Error).message}` });
  }
}

function always(answer: HealthAnswer): HealthCheck {
  return { check: () => Promise.resolve(answer), close: () => undefined };
}
