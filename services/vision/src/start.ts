import { startServer } from '@poker-bot/proto/serve/start-server';
import { pictureMessageBytes } from '@poker-bot/proto/transport/limits';
import { readTransportSecurity } from '@poker-bot/shared/tls/read-transport-security';
import type { UnitContext } from '@poker-bot/shared/unit/run-unit';
import type { RunningUnit } from '@poker-bot/shared/unit/running-unit';
import { startRpcUnit } from '@poker-bot/shared/unit/start-rpc-unit';
import { createVisionService } from './vision-service.ts';

/** Starts the vision service. */
export function start({ environment, log }: UnitContext<'vision'>): Promise<RunningUnit> {
  const security = readTransportSecurity(environment);
  return startRpcUnit({
    unit: 'vision',
    log,
    rpc: { host: environment.GRPC_BIND_HOST, port: environment.VISION_PORT },
    admin: { host: environment.HTTP_BIND_HOST, port: environment.VISION_METRICS_PORT },
    exporter: environment.METRICS_EXPORTER,
    listen: (address, onFinished) =>
      startServer({
        ...address,
        security,
        services: [createVisionService()],
        maximumMessageBytes: pictureMessageBytes,
        onFinished,
      }),
  });
}
