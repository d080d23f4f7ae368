import { connectVision } from '@poker-bot/proto/client/vision-client';
import { startServer } from '@poker-bot/proto/serve/start-server';
import { expect, test } from 'vitest';
import { createVisionService } from '../../src/vision-service.ts';

test('every method says that it is not implemented, and why', async () => {
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    services: [createVisionService()],
  });
  const vision = connectVision({ address: `127.0.0.1:${server.port}` });
  const frame = { image: Buffer.alloc(10), layout: '', streamId: '', frameNumber: 0 };
  await expect(vision.readTable(frame)).rejects.toMatchObject({
    code: 'UNIMPLEMENTED',
    message: 'This vision service has no models: it reads no tables',
  });
  await expect(vision.listLayouts()).rejects.toMatchObject({ code: 'UNIMPLEMENTED' });
  vision.close();
  await server.stop();
});
