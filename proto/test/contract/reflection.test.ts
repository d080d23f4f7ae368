import { fromBinary } from '@bufbuild/protobuf';
import { FileDescriptorProtoSchema } from '@bufbuild/protobuf/wkt';
import { Client, credentials } from '@grpc/grpc-js';
import { expect, test } from 'vitest';
import {
  type ServerReflectionRequest,
  type ServerReflectionResponse,
  ServerReflectionService,
} from '../../src/gen/grpc/reflection/v1/reflection.ts';
import { fold, serveSolver } from '../support/echo-solver.ts';

type Question = ServerReflectionRequest['messageRequest'];

/** Asks all on one stream, as reflection tools do. */
async function ask(
  address: string,
  { version, questions }: { version: string; questions: readonly Question[] },
): Promise<ServerReflectionResponse['messageResponse'][]> {
  const { path, requestSerialize, responseDeserialize } =
    ServerReflectionService.serverReflectionInfo;
  const client = new Client(address, credentials.createInsecure());
  const stream = client.makeBidiStreamRequest(
    path.replace('.v1.', `.${version}.`),
    requestSerialize,
    responseDeserialize,
  );
  for (const messageRequest of questions) stream.write({ host: '', messageRequest });
  stream.end();
  const answers: ServerReflectionResponse['messageResponse'][] = [];
  for await (const { messageResponse } of stream) answers.push(messageResponse);
  client.close();
  return answers;
}

function fileNames(answer: ServerReflectionResponse['messageResponse']): string[] {
  if (answer?.$case !== 'fileDescriptorResponse') throw new Error(`Not files: ${answer?.$case}`);
  return answer.value.fileDescriptorProto.map(
    (bytes) => fromBinary(FileDescriptorProtoSchema, bytes).name,
  );
}

test.each(['v1', 'v1alpha'])('reflection %s lists the services of the server', async (version) => {
  await using server = await serveSolver(fold);
  const questions: Question[] = [{ $case: 'listServices', value: '' }];
  expect(await ask(server.address, { version, questions })).toEqual([
    {
      $case: 'listServicesResponse',
      value: {
        service: [{ name: 'pokerbot.solver.v1.SolverService' }, { name: 'grpc.health.v1.Health' }],
      },
    },
  ]);
});

test('a symbol or a file name gives its file and what it imports', async () => {
  await using server = await serveSolver(fold);
  const questions: Question[] = [
    { $case: 'fileContainingSymbol', value: 'pokerbot.solver.v1.SolverService' },
    { $case: 'fileContainingSymbol', value: 'pokerbot.solver.v1.SolverService.Advise' },
    { $case: 'fileContainingSymbol', value: 'pokerbot.poker.v1.Observation' },
    { $case: 'fileByFilename', value: 'pokerbot/solver/v1/solver.proto' },
  ];
  const solver = ['pokerbot/solver/v1/solver.proto', 'pokerbot/poker/v1/observation.proto'];
  const answers = await ask(server.address, { version: 'v1', questions });
  expect(answers.map(fileNames)).toEqual([
    solver,
    solver,
    ['pokerbot/poker/v1/observation.proto'],
    solver,
  ]);
});

test('what is not known is said to be so, and the stream goes on', async () => {
  await using server = await serveSolver(fold);
  const questions: Question[] = [
    { $case: 'fileContainingSymbol', value: 'no.Such' },
    { $case: 'fileByFilename', value: 'no.proto' },
    undefined,
    { $case: 'listServices', value: '' },
  ];
  const answers = await ask(server.address, { version: 'v1', questions });
  expect(answers.map((answer) => answer?.$case)).toEqual([
    'errorResponse',
    'errorResponse',
    'errorResponse',
    'listServicesResponse',
  ]);
});

test('a question that cannot be read is told so, and the stream goes on', async () => {
  await using server = await serveSolver(fold);
  const { path, responseDeserialize } = ServerReflectionService.serverReflectionInfo;
  const client = new Client(server.address, credentials.createInsecure());
  const stream = client.makeBidiStreamRequest(path, (bytes: Buffer) => bytes, responseDeserialize);
  // An empty question, then a field of a wire type that there is not.
  for (const bytes of [Buffer.alloc(0), Buffer.from([0x46, 0x33]), Buffer.alloc(0)]) {
    stream.write(bytes);
  }
  stream.end();
  const codes: (number | undefined)[] = [];
  for await (const { messageResponse: answer } of stream) {
    codes.push(answer?.$case === 'errorResponse' ? answer.value.errorCode : undefined);
  }
  expect(codes).toEqual([3, 3, 3]);
  client.close();
});
