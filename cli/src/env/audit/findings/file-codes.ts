import { findingKinds } from './finding-code.ts';

/** Of files: their text, their permissions and where they point. */
export const fileCodes = findingKinds({
  'line-unreadable': {
    severity: 'error',
    what: 'A line of an environment file does not parse',
    why: 'Every command that needs the environment stops at it.',
    fix: 'A line is `NAME=value`, a comment or empty; quote values that hold spaces or `#`.',
  },
  'file-unreadable': {
    severity: 'error',
    what: 'A file that the stack reads cannot be read',
    why: 'Every command that needs it stops there.',
    fix: 'Check that it is a file and its permissions.',
  },
  'file-binary': {
    severity: 'error',
    what: 'An environment file is no text',
    why: 'It was damaged, or is something else; nothing in it is used as it was meant.',
    fix: 'Write it anew: `pokerbot env render`.',
  },
  'file-unread': {
    severity: 'warning',
    what: 'An environment file belongs to no unit',
    why: 'Nothing reads it.',
    fix: 'Rename it after a unit of the manifest, or remove it.',
  },
  'manifest-invalid': {
    severity: 'error',
    what: '`pokerbot.yaml` cannot be used',
    why: 'No command can work on the stack.',
    fix: 'Correct the named line.',
  },
  'config-invalid': {
    severity: 'error',
    what: 'A configuration file cannot be used',
    why: 'The unit that reads it refuses to start.',
    fix: 'Correct the named field.',
  },
  'text-bom': {
    severity: 'warning',
    what: 'An environment file begins with a byte order mark',
    why: 'Other readers take it as part of the first name.',
    fix: 'Save the file as UTF-8 without a byte order mark.',
    automatic: true,
  },
  'text-crlf': {
    severity: 'warning',
    what: 'An environment file has Windows line ends',
    why: 'Shells and some readers take the carriage return as part of the value.',
    fix: 'Save the file with line feeds only.',
    automatic: true,
  },
  'text-export': {
    severity: 'note',
    what: 'A line begins with `export`',
    why: '`docker run --env-file` refuses it; `pokerbot` and Compose do not need it.',
    fix: 'Remove the word.',
    automatic: true,
  },
  'text-dollar': {
    severity: 'warning',
    what: 'A value holds a `$` that Compose would expand',
    why: '`pokerbot` takes the text as it stands; Compose puts the value of another variable there.',
    fix: 'Put the value between single quotes, or write what is meant.',
  },
  'text-space': {
    severity: 'warning',
    what: 'A quoted value ends or begins with a space',
    why: 'The space is part of the value, and nobody sees it.',
    fix: 'Remove the space.',
  },
  'mode-open': {
    severity: 'warning',
    what: 'Others on this machine may read an environment file',
    why: 'The next value that is written there may be one that nobody else should see.',
    fix: 'Run `chmod 600` on it.',
    automatic: true,
  },
  'mode-secret': {
    severity: 'error',
    what: 'Others on this machine may read a file that holds a secret',
    why: 'Every account of this machine, and every backup, can have the secret.',
    fix: 'Run `chmod 600` on it, and replace the secret if others use this machine.',
    automatic: true,
  },
  'path-missing': {
    severity: 'error',
    what: 'A path leads nowhere',
    why: 'The unit that reads it refuses to start, or works without it.',
    fix: 'Correct the path; relative ones start at the workspace.',
  },
  'link-broken': {
    severity: 'error',
    what: 'A file points at another one that is not there',
    why: 'What the file describes cannot be run.',
    fix: 'Correct the name, or bring the missing file back.',
  },
  'certificate-expired': {
    severity: 'error',
    what: 'A certificate is no longer valid',
    why: 'Peers refuse the connection.',
    fix: 'Issue a new one.',
  },
  'address-unresolved': {
    severity: 'error',
    what: 'The host of an address cannot be found',
    why: 'The unit cannot reach what it needs.',
    fix: 'Check the name, and that this machine may ask for it.',
  },
  'address-silent': {
    severity: 'warning',
    what: 'Nobody answers at an address',
    why: 'The unit cannot reach what it needs now.',
    fix: 'Start what should listen there, or correct the address.',
  },
});
