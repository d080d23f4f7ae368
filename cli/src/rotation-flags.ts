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
    exclusive: ['due', 'all', 'create', 'stdin', 'resume', 'abandon', 'certificates'],
  }),
  certificates: boolean({
    summary: 'Give the units a new certificate for the wire between them, instead of a secret',
    exclusive: ['due', 'all', 'create', 'stdin'],
  }),
};

/** Whose certificate, where the units have several. */
export const certificateUnit = {
  unit: string({ summary: 'Whose certificate, where the units have several', helpValue: 'NAME' }),
};

/** Where a new certificate lies. */
export const certificateFiles = {
  certificate: string({
    summary: 'The new certificate, PEM; certificates between it and the authority behind it',
    helpValue: 'FILE',
    dependsOn: ['certificates'],
  }),
  key: string({
    summary: 'Its private key, PEM, not encrypted, for its owner only',
    helpValue: 'FILE',
    dependsOn: ['certificates'],
  }),
  ca: string({
    summary: 'The authority that has issued it, PEM, where it is another than before',
    helpValue: 'FILE',
    dependsOn: ['certificates'],
  }),
  ...certificateUnit,
};
