import { existsSync } from 'node:fs';
import { join } from 'node:path';

const programs = ['gnome-keyring-daemon', 'dbus-daemon', 'dbus-send', 'secret-tool', 'age'];

/** Whether a keychain can be run here: `bin/keychain-up` brings what is missing. */
export const keychainPrograms = programs.every((program) =>
  (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, program))),
);
