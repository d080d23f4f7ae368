import type { Server } from '@grpc/grpc-js';

/**
 * Adds server reflection (v1 and v1alpha) for the named services. Loads its packages when called: they cost more
 * start-up time than everything else, and nobody asks for reflection in the first moments.
 */
export async function addReflection(
  server: Server,
  serviceNames: readonly string[],
): Promise<void> {
  const [{ ReflectionService }, { loadFileDescriptorSetFromBuffer }, { descriptorSet }] =
    await Promise.all([
      import('@grpc/reflection'),
      import('@grpc/proto-loader'),
      import('../gen/descriptor-set.ts'),
    ]);
  const definition = loadFileDescriptorSetFromBuffer(Buffer.from(descriptorSet, 'base64'));
  new ReflectionService(definition, { services: [...serviceNames] }).addToServer(server);
}
