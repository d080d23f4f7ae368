import { catalogue } from './catalog-entry.ts';

export const rotationErrors = catalogue({
  KEY_REFUSED: {
    exit: 4,
    title: 'The provider does not accept the new value',
    remedy:
      'Nothing was changed. Copy the key again, and look at whether the base URL is that of its provider.',
  },
  KEY_UNCLEAR: {
    exit: 1,
    title: 'The provider could not be asked whether it accepts the new value',
    remedy:
      '`pokerbot secrets rotate --resume` asks again; `--abandon` gives the new value up. The one in use stays in use.',
  },
  KEY_NOT_MADE: {
    exit: 1,
    title: 'The provider has made no new key',
    remedy: 'Nothing was changed. Mend what the message names, or make the key there and paste it.',
  },
  KEY_NOT_REVOKED: {
    exit: 1,
    title: 'The provider has not revoked a key that is no longer used',
    remedy: 'It is tried again by the next `pokerbot secrets rotate`, `secrets status` or `up`.',
  },
  ROTATION_REVERTED: {
    exit: 1,
    title: 'A rotation was taken back',
    remedy: 'The old value is in use again. Mend what the message names, then rotate again.',
  },
  ROTATION_OPEN: {
    exit: 3,
    title: 'A rotation of the secret has not ended',
    remedy: '`pokerbot secrets rotate --resume` takes it to its end; `--abandon` takes it back.',
  },
  ROTATION_JOURNAL_DAMAGED: {
    exit: 3,
    title: 'The journal of rotations holds something else',
    remedy:
      'The values in use are not touched by it. Put the line right, or move the file aside; `pokerbot secrets history NAME` says which version is in use.',
  },
  SECRET_OVERRIDDEN: {
    exit: 2,
    title: 'Something stronger than the store sets the secret',
    remedy: 'Remove it there, or rotate it there.',
  },
  SECRET_UNCHANGED: {
    exit: 2,
    title: 'The value that was given is the one in use',
    remedy:
      'Make a new one at the provider first, and leave the old one valid until the rotation has ended.',
  },
  SECRET_VERSION_UNKNOWN: {
    exit: 2,
    title: 'The secret has no such version',
    remedy: '`pokerbot secrets history NAME` lists its versions.',
  },
  CERTIFICATE_ABSENT: {
    exit: 2,
    title: 'There is no certificate that could be rotated',
    remedy:
      'Set `GRPC_TLS_CERT_PATH`, `GRPC_TLS_KEY_PATH` and `GRPC_TLS_CA_PATH`, put the first files there, and run `pokerbot up`.',
  },
  CERTIFICATE_UNREADABLE: {
    exit: 2,
    title: 'A file of the new certificate cannot be used',
    remedy: 'Give PEM files: `--certificate FILE --key FILE`, and `--ca FILE` for a new authority.',
  },
  CERTIFICATE_REFUSED: {
    exit: 4,
    title: 'The new certificate would not do for this stack',
    remedy: 'Nothing was changed. Have it issued as the message says, and rotate to that one.',
  },
  CERTIFICATE_BUSY: {
    exit: 3,
    title: 'An evaluation is being played that would lose the units',
    remedy:
      'Wait until it has ended, or stop it (it can be resumed), and rotate then. A certificate of the same authority can be rotated now.',
  },
  CERTIFICATE_CHANGED: {
    exit: 4,
    title: 'Somebody else has written a file of a certificate in the middle of its rotation',
    remedy:
      'Put that file aside and the one from before back, then `pokerbot secrets rotate --resume` goes on and `--abandon` takes the rotation back.',
  },
});
