import { catalogue } from './catalog-entry.ts';

export const environmentErrors = catalogue({
  ENV_INVALID: {
    exit: 2,
    title: 'An environment variable has a value that cannot be used',
    remedy:
      'Correct the named variables in `.env`, `.env.<unit>` or the environment; `docs/env.md` lists type and default of each.',
  },
  ENV_FILE_SYNTAX: {
    exit: 2,
    title: 'A line of an environment file does not parse',
    remedy: 'A line is `NAME=value`, a comment or empty; quote values that hold spaces or `#`.',
  },
  VARIABLE_UNKNOWN: {
    exit: 2,
    title: 'No variable of that name is known or written anywhere',
    remedy:
      '`pokerbot env list` shows those that the units of this workspace read. A variable that `--env` sets is refused only where it is nearly one of these and written nowhere in the workspace.',
  },
  SECRET_FILE_UNREADABLE: {
    exit: 3,
    title: 'The file that holds a secret cannot be read',
    remedy: 'Check the path in the `…_FILE` variable and the permissions of the file.',
  },
});
