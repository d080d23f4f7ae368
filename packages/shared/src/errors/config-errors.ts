import { catalogue } from './catalog-entry.ts';

export const configErrors = catalogue({
  CONFIG_UNREADABLE: {
    exit: 2,
    title: 'A configuration file cannot be read',
    remedy: 'Check the path; relative paths start at the workspace.',
  },
  CONFIG_SYNTAX: {
    exit: 2,
    title: 'A configuration file is not valid JSON',
    remedy: 'The message names line and column of the first mistake.',
  },
  CONFIG_INVALID: {
    exit: 2,
    title: 'A configuration file does not follow its schema',
    remedy: 'The message names each field, what was expected and what was found.',
  },
});
