import { z } from 'zod';
import { count, text } from '../value-types.ts';
import { setting } from '../variable.ts';

/** Read by `docker compose` itself, from `.env` or the process environment, to fill in `compose.yaml`. */
export const composeVariables = {
  COMPOSE_PROFILES: setting({
    readers: ['compose'],
    schema: text,
    purpose: 'Profiles of `compose.yaml` that start when `docker compose` is given no `--profile`',
    owner: 'platform',
  }),
  POKERBOT_IMAGES: setting({
    readers: ['compose'],
    schema: text,
    default: 'poker-bot',
    purpose: 'Registry and folder that the names of the images begin with',
    owner: 'platform',
  }),
  POKERBOT_TAG: setting({
    readers: ['compose'],
    schema: text,
    purpose: 'Tag of the images that `docker compose` builds; the name of its project when empty',
    owner: 'platform',
  }),
  POKERBOT_SOURCE: setting({
    readers: ['compose'],
    schema: text,
    purpose: 'Address of the source code, for the labels of images',
    owner: 'platform',
  }),
  POKERBOT_UID: setting({
    readers: ['compose'],
    schema: count,
    default: '1000',
    purpose: 'Number of the user that containers run as, whose the results are then',
    owner: 'platform',
  }),
  POKERBOT_GID: setting({
    readers: ['compose'],
    schema: count,
    default: '1000',
    purpose: 'Number of the group that containers run as',
    owner: 'platform',
  }),
  POKERBOT_CPUS: setting({
    readers: ['compose'],
    schema: z.string().regex(/^\d+(\.\d+)?$/, 'expected a number'),
    default: '1',
    purpose: 'Processors that one container may use; not more than the machine has',
    owner: 'platform',
  }),
};
