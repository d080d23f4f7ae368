import { text } from '../value-types.ts';
import { setting } from '../variable.ts';

export const serviceVariables = {
  SOLVER_CACHE_PATH: setting({
    readers: ['solver'],
    schema: text,
    default: 'config/cache',
    purpose:
      'Folder of the solver’s cache of solved spots; nothing reads it until the solver solves and keeps them',
    owner: 'solver',
  }),
  VISION_LAYOUT_DIR: setting({
    readers: ['vision'],
    schema: text,
    path: 'folder',
    default: 'config/layout-packs',
    purpose:
      'Folder of the layout packs; nothing reads it until the vision service recognises tables',
    owner: 'vision',
    aliases: ['VISION_LAYOUT_PACK'],
  }),
  VISION_MODEL_PATH: setting({
    readers: ['vision'],
    schema: text,
    path: 'folder',
    purpose:
      'Folder of the vision models; nothing reads it until the vision service recognises tables',
    owner: 'vision',
  }),
};
