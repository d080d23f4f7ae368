import { catalogue } from './catalog-entry.ts';

export const generalErrors = catalogue({
  BUG: {
    exit: 1,
    title: 'Something went wrong inside pokerbot',
    remedy: 'Run the command again with `--verbose` and report what it prints.',
  },
  USAGE: {
    exit: 2,
    title: 'The command line is not understood',
    remedy: 'Compare it with `pokerbot COMMAND --help`.',
  },
  ANSWER_MISSING: {
    exit: 2,
    title: 'A question has no answer and nobody can be asked',
    remedy: 'Give the flag that the message names, or run the command in a terminal.',
  },
  INTERRUPTED: {
    exit: 130,
    title: 'Interrupted',
    remedy: 'Nothing is lost: run the same command again and it continues from the state it finds.',
  },
  DISK_FULL: {
    exit: 3,
    title: 'No space is left on the disk',
    remedy:
      'Free space on the named file system; `eval gc` and old files below `logs/` are the first places to look.',
  },
  FILE_UNREADABLE: {
    exit: 2,
    title: 'A file cannot be read',
    remedy: 'Check the path and its permissions.',
  },
  FILE_UNWRITABLE: {
    exit: 3,
    title: 'A file cannot be written',
    remedy: 'Check the permissions of the named folder and who owns it.',
  },
  NODE_TOO_OLD: {
    exit: 3,
    title: 'Node.js is too old',
    remedy: 'Install Node.js 20.19 or newer.',
  },
});
