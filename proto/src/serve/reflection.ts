import { type Server, type ServerDuplexStream, status } from '@grpc/grpc-js';
import {
  ServerReflectionRequest,
  type ServerReflectionResponse,
  ServerReflectionService,
} from '../gen/grpc/reflection/v1/reflection.ts';
import type { DescriptorIndex } from './descriptor-index.ts';

type Call = ServerDuplexStream<ServerReflectionRequest, ServerReflectionResponse>;
type Answer = ServerReflectionResponse['messageResponse'];

/** Adds server reflection, as v1 and as v1alpha, which older tools ask for and which differs in its name alone. */
export function addReflection(server: Server, serviceNames: readonly string[]): void {
  const serverReflectionInfo = (call: Call) => void answerAll(call, serviceNames);
  const method = {
    ...ServerReflectionService.serverReflectionInfo,
    requestDeserialize: readRequest,
  };
  server.addService({ serverReflectionInfo: method }, { serverReflectionInfo });
  const path = method.path.replace('.v1.', '.v1alpha.');
  server.addService({ serverReflectionInfo: { ...method, path } }, { serverReflectionInfo });
}

/**
 * Reads a question, or takes one that cannot be read for one that asks for nothing: where answers have been written
 * before, grpc-js may never end the stream that it refuses.
 */
function readRequest(bytes: Buffer): ServerReflectionRequest {
  try {
    return ServerReflectionRequest.decode(bytes);
  } catch {
    return ServerReflectionRequest.decode(Buffer.alloc(0));
  }
}

async function answerAll(call: Call, serviceNames: readonly string[]): Promise<void> {
  try {
    // Loaded by the first question: descriptors cost start-up time, and most servers are never asked.
    const { createDescriptorIndex } = await import('./descriptor-index.ts');
    const index = createDescriptorIndex();
    // Not by `for await`, which destroys the stream, its sending side too, when the questions end.
    call.on('data', (request: ServerReflectionRequest) => {
      const messageResponse = answer(request, { index, serviceNames });
      call.write({ validHost: request.host, originalRequest: request, messageResponse });
    });
    call.on('end', () => call.end());
  } catch (error) {
    call.emit('error', { code: status.INTERNAL, details: String(error) });
  }
}

interface Known {
  readonly index: DescriptorIndex;
  readonly serviceNames: readonly string[];
}

function answer(
  { messageRequest }: ServerReflectionRequest,
  { index, serviceNames }: Known,
): Answer {
  switch (messageRequest?.$case) {
    case 'listServices':
      return {
        $case: 'listServicesResponse',
        value: { service: serviceNames.map((name) => ({ name })) },
      };
    case 'fileByFilename':
      return files(index.byFileName(messageRequest.value), messageRequest.value);
    case 'fileContainingSymbol':
      return files(index.bySymbol(messageRequest.value), messageRequest.value);
    case 'fileContainingExtension':
      return notFound(`an extension of \`${messageRequest.value.containingType}\``);
    case 'allExtensionNumbersOfType':
      return {
        $case: 'allExtensionNumbersResponse',
        value: { baseTypeName: messageRequest.value, extensionNumber: [] },
      };
    default:
      return failure(status.INVALID_ARGUMENT, 'The request asks for nothing known');
  }
}

function files(found: Uint8Array[] | undefined, name: string): Answer {
  if (!found) return notFound(`\`${name}\``);
  return {
    $case: 'fileDescriptorResponse',
    value: { fileDescriptorProto: found.map((bytes) => Buffer.from(bytes)) },
  };
}

function notFound(what: string): Answer {
  return failure(status.NOT_FOUND, `Nothing is known of ${what}`);
}

function failure(errorCode: number, errorMessage: string): Answer {
  return { $case: 'errorResponse', value: { errorCode, errorMessage } };
}
