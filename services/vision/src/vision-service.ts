import { VisionServiceService } from '@poker-bot/proto/gen/pokerbot/vision/v1/vision';
import { bindService, type ServiceBinding } from '@poker-bot/proto/serve/service-binding';
import { RpcError } from '@poker-bot/proto/transport/rpc-error';

/** The vision service as it is: it knows its contract and has no models yet, and says so. */
export function createVisionService(): ServiceBinding {
  return bindService(VisionServiceService, {
    readTable: () => {
      throw new RpcError('UNIMPLEMENTED', 'This vision service has no models: it reads no tables');
    },
    listLayouts: () => {
      throw new RpcError('UNIMPLEMENTED', 'This vision service loads no layout packs');
    },
  });
}
