import type Docker from 'dockerode';

/** What an image was built for, such as `linux/arm64`, where that is not what the engine runs on. */
export async function foreignPlatform(docker: Docker, image: string): Promise<string | undefined> {
  try {
    const [{ Os, Architecture }, { Arch }] = await Promise.all([
      docker.getImage(image).inspect(),
      docker.version(),
    ]);
    return Architecture === Arch ? undefined : `${Os}/${Architecture}`;
  } catch {
    // It may have been removed; what is asked for is a hint only.
    return undefined;
  }
}
