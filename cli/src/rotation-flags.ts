import { boolean, string } from '@oclif/core/flags';
import { scopeFlags } from './secrets-flags.ts';
import { changeFlags } from './stack-flags.ts';

/** Flags of commands that put another version of a secret into use. */
export const rotationFlags = {
  ...scopeFlags,
  grace: string({
    summary: 'How long the value in use before is kept for a way back: `24h`, `7d`, `0`',
    helpValue: 'TIME',
    default: '24h',
  }),
  verify: boolean({
    summary: 'Ask the provider about the value before it is used',
    allowNo: true,
    default: true,
  }),
  timeout: changeFlags.timeout,
};

/** What is rotated, where it is not named, and what makes the new value. */
export const rotationKinds = {
  due: boolean({
    summary: 'Rotate what is past its date, and remove old values whose grace is over',
    exclusive: ['all', 'resume', 'abandon'],
  }),
  all: boolean({
    summary: 'Rotate every secret that is stored',
    exclusive: ['resume', 'abandon'],
  }),
  create: boolean({
    summary: 'Have the provider make the new key (`OPENAI_ADMIN_KEY`), and revoke it in the end',
    exclusive: ['resume', 'abandon', 'stdin'],
  }),
  'vault-key': boolean({
    summary: 'Give all vaults of this user that open with the key file a new key',
    exclusive: ['due', 'all', 'create', 'stdin', 'resume', 'abandon'],
  }),
};
