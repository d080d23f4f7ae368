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
