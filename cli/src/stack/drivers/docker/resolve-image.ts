import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { ResolvedImage } from '../../driver.ts';
import { registryCredentials } from './build/registry-credentials.ts';
import type { DockerSite } from './docker-site.ts';
import { engineMessage, ifExists } from './engine/engine-error.ts';

/** The digest of an image by its registry, which the engine asks; where that cannot be reached, by what the engine has. */
export async function resolveImage(site: DockerSite, image: string): Promise<ResolvedImage> {
  try {
    return { digest: await askRegistry(site, image), source: 'registry' };
  } catch (cause) {
    const digest = await localDigest(site, image);
    if (digest !== undefined) return { digest, source: 'engine' };
    throw new PokerbotError('IMAGE_UNKNOWN', {
      message: `No registry and no engine here tells the digest of \`${image}\`: ${engineMessage(cause)}`,
      next: [
        `Pull it: \`docker pull ${image}\``,
        'Or name one that a registry of yours has: `pokerbot images lock --node HOST/NAME:TAG`',
      ],
      details: { image },
      cause,
    });
  }
}

async function askRegistry({ docker, settings }: DockerSite, image: string): Promise<string> {
  const known = await registryCredentials(hostOf(image), settings);
  const authconfig = known && { username: known.username, password: known.secret };
  const { Descriptor } = await docker.getImage(image).distribution({ authconfig });
  return Descriptor.digest;
}

/** An image that was pulled, or pushed, knows under which digest its registry has it. */
async function localDigest({ docker }: DockerSite, image: string): Promise<string | undefined> {
  const found = await ifExists(docker.getImage(image).inspect());
  const repository = image.replace(/:[^:/]+$/, '');
  return found?.RepoDigests?.find((each) => each.startsWith(`${repository}@`))?.split('@')[1];
}

/** As in Docker's own notation: what stands before the first slash is a host when it looks like one. */
function hostOf(image: string): string {
  const [first = ''] = image.split('/');
  const isHost = image.includes('/') && (/[.:]/.test(first) || first === 'localhost');
  return isHost ? first : 'docker.io';
}
