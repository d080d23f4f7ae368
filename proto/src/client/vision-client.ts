import {
  type Layout,
  type ReadTableRequest,
  type ReadTableResponse,
  VisionServiceClient,
} from '../gen/pokerbot/vision/v1/vision.ts';
import { channelCredentials } from '../transport/credentials.ts';
import { pictureMessageBytes } from '../transport/limits.ts';
import type { CallOptions, ConnectOptions } from './call-options.ts';
import { callUnary } from './call-unary.ts';
import { channelOptions } from './channel-options.ts';

export interface VisionClient {
  /** @throws RpcError with the status that the call ended with */
  readTable(request: ReadTableRequest, options?: CallOptions): Promise<ReadTableResponse>;
  listLayouts(options?: CallOptions): Promise<readonly Layout[]>;
  close(): void;
}

/** Connects to the vision service. The connection is made by the first call and made again whenever it is lost. */
export function connectVision({ address, security }: ConnectOptions): VisionClient {
  const client = new VisionServiceClient(
    address,
    channelCredentials(security),
    channelOptions(pictureMessageBytes),
  );
  return {
    readTable: (request, options) => callUnary(client.readTable.bind(client), request, options),
    listLayouts: async (options) =>
      (await callUnary(client.listLayouts.bind(client), {}, options)).layouts,
    close: () => client.close(),
  };
}
