import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Client, credentials } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { expect, test } from 'vitest';
import { fold, serveSolver } from '../support/echo-solver.ts';

const packageFolder = dirname(
  createRequire(import.meta.url).resolve('@grpc/reflection/package.json'),
);

test.each(['v1', 'v1alpha'])(
  'reflection %s lists the services and describes them',
  async (version) => {
    await using server = await serveSolver(fold);
    await server.reflection;
    const ask = reflectionClient(server.address, version);
    const list = await ask({ list_services: '' });
    expect(list.list_services_response.service.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(['pokerbot.solver.v1.SolverService', 'grpc.health.v1.Health']),
    );
    const file = await ask({ file_containing_symbol: 'pokerbot.solver.v1.SolverService' });
    expect(file.file_descriptor_response.file_descriptor_proto.length).toBeGreaterThan(0);
  },
);

function reflectionClient(address: string, version: string) {
  const definition = loadSync(
    join(packageFolder, `build/proto/grpc/reflection/${version}/reflection.proto`),
    {
      keepCase: true,
    },
  );
  const service = definition[`grpc.reflection.${version}.ServerReflection`] as unknown as Record<
    string,
    {
      path: string;
      requestSerialize: (value: unknown) => Buffer;
      // biome-ignore lint/suspicious/noExplicitAny: messages of a contract without generated types
      responseDeserialize: (bytes: Buffer) => any;
    }
  >;
  const method = service.ServerReflectionInfo!;
  return async (request: unknown) => {
    const client = new Client(address, credentials.createInsecure());
    const stream = client.makeBidiStreamRequest(
      method.path,
      method.requestSerialize,
      method.responseDeserialize,
    );
    stream.write(request);
    stream.end();
    try {
      for await (const reply of stream) return reply;
    } finally {
      client.close();
    }
  };
}
