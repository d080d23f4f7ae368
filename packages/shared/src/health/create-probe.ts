import type { HealthCheck } from './health-answer.ts';

type Source = Readonly<Record<string, string | undefined>>;

/**
 * The check of the unit that runs beside this process, from words such as `grpc SOLVER_PORT 50051` or
 * `http ORCH_HTTP_PORT 8080 /readyz`: protocol, the variable that carries the port, its default, the path. Only the protocol
 * that is asked for is loaded, since a probe runs every other second for as long as the stack does.
 *
 * @throws Error when a certificate cannot be read
 */
export async function createProbe(
  [protocol, variable = '', port, path = '/readyz']: readonly string[],
  environment: Source,
): Promise<HealthCheck> {
  const address = `127.0.0.1:${environment[variable] || port}`;
  if (protocol === 'http') {
    const { httpHealth } = await import('./check-http.ts');
    return httpHealth(`http://${address}${path}`);
  }
  const { grpcHealth } = await import('./check-grpc.ts');
  return grpcHealth({ address, tls: await transport(environment) });
}

async function transport(environment: Source) {
  const certificate = environment.GRPC_TLS_CERT_PATH;
  if (!certificate) return undefined;
  const { anyHostName, readTransportOptions } = await import('./transport-options.ts');
  const paths = {
    certificate,
    key: environment.GRPC_TLS_KEY_PATH,
    authority: environment.GRPC_TLS_CA_PATH,
  };
  return { ...readTransportOptions(paths, process.cwd()), ...anyHostName };
}
