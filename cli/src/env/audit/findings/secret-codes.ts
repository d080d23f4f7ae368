import { findingKinds } from './finding-code.ts';

/** Of secrets, and of names that code and registry do not share. */
export const secretCodes = findingKinds({
  'secret-in-settings': {
    severity: 'error',
    what: 'A secret stands in an environment file',
    why: 'Files are copied, backed up and committed; a secret belongs in the secret store.',
    fix: 'Move it to the secret store: `pokerbot secrets import FILE`, then replace it.',
  },
  'secret-in-text': {
    severity: 'error',
    what: 'A secret stands in a file that is, or will be, under version control',
    why: 'Everybody who has the repository has the secret, for ever.',
    fix: 'Remove it, then replace it at its provider: `pokerbot secrets rotate`.',
  },
  'secret-in-history': {
    severity: 'error',
    what: 'A secret stands in an earlier commit',
    why: 'Removing it from the file did not remove it from the repository.',
    fix: 'Replace it at its provider: `pokerbot secrets rotate`. Only then rewrite history, if at all.',
  },
  'secret-in-build': {
    severity: 'error',
    what: 'A build takes a secret as `ARG` or `ENV`, or copies an environment file',
    why: 'All of that stays in the history and the layers of the image.',
    fix: 'Use a secret mount of the build, or give it to the container when it runs.',
  },
  'secret-in-engine': {
    severity: 'error',
    what: 'An image or a container shows a secret to whoever asks the engine',
    why: '`docker inspect` and `docker history` print it.',
    fix: 'Build or start it without the secret, remove the old one, and replace the secret.',
  },
  'secret-reused': {
    severity: 'warning',
    what: 'Two variables have the same secret',
    why: 'Replacing one of them leaves the other one open.',
    fix: 'Get a key of its own for each.',
  },
  'secret-overdue': {
    severity: 'warning',
    what: 'A secret is past the date at which it was to be replaced',
    why: 'The longer a secret is in use, the more have seen it.',
    fix: 'Replace it: `pokerbot secrets rotate NAME`.',
  },
  'secret-unrotated': {
    severity: 'warning',
    what: 'A secret is past its date and was never replaced at all',
    why: 'Nobody knows whether replacing it works, and the first time should not be an emergency.',
    fix: 'Replace it: `pokerbot secrets rotate NAME`.',
  },
  'settings-tracked': {
    severity: 'warning',
    what: 'An environment file is under version control, or about to be',
    why: 'It holds the settings of one machine, and the first secret in it would be public.',
    fix: 'Run `git rm --cached` on it and ignore it.',
  },
  'code-undeclared': {
    severity: 'error',
    what: 'Code reads a variable that the registry does not have',
    why: 'Nothing documents, checks or renders it.',
    fix: 'Declare it in `packages/shared/src/env/variables/`.',
  },
  'registry-unread': {
    severity: 'note',
    what: 'The registry has a variable that no code reads',
    why: 'Whoever sets it changes nothing.',
    fix: 'Read it, or remove its row.',
  },
  'reference-undeclared': {
    severity: 'warning',
    what: 'A Dockerfile, `compose.yaml` or workflow names a variable that nobody knows',
    why: 'It is set for nobody, or expected from nobody.',
    fix: 'Correct the name, or declare the variable.',
  },
});
