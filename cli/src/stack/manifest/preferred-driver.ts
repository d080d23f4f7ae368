import { isPokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { DriverChoice } from './manifest-schema.ts';
import { readManifest } from './read-manifest.ts';

/** What the manifest asks for; undefined where it cannot be read, which is no matter to whoever only looks. */
export function preferredDriver(workspace: string): DriverChoice | undefined {
  try {
    return readManifest(workspace).driver;
  } catch (error) {
    if (isPokerbotError(error)) return undefined;
    throw error;
  }
}
