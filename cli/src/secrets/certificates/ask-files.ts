import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { Context } from '../../context.ts';
import type { IdentityFiles } from './read-identity.ts';

export interface AskFilesOptions {
  readonly context: Pick<Context, 'interactive' | 'prompts'>;
  readonly flags: {
    readonly certificate?: string | undefined;
    readonly key?: string | undefined;
    readonly ca?: string | undefined;
    readonly 'no-input': boolean;
  };
}

/** Where the new files lie, by the flags, else by asking. @throws PokerbotError `ANSWER_MISSING` naming the flag */
export async function askFiles({ context, flags }: AskFilesOptions): Promise<IdentityFiles> {
  const mayAsk = context.interactive && !flags['no-input'];
  const ask = async (flag: 'certificate' | 'key', message: string) => {
    if (!mayAsk) throw missing(flag);
    const validate = (path: string) => path.trim() !== '' || 'Write the path of a file';
    return await (await context.prompts()).text({ message, validate });
  };
  const isAsked = flags.certificate === undefined || flags.key === undefined;
  const certificate =
    flags.certificate ?? (await ask('certificate', 'File of the new certificate'));
  const key = flags.key ?? (await ask('key', 'File of its private key'));
  if (flags.ca !== undefined || !isAsked) return { certificate, key, authority: flags.ca };
  const message = 'File of its authority, where it is a new one (empty otherwise)';
  const authority = (await (await context.prompts()).text({ message })).trim();
  return { certificate, key, authority: authority === '' ? undefined : authority };
}

function missing(flag: 'certificate' | 'key'): PokerbotError {
  return new PokerbotError('ANSWER_MISSING', {
    message: `\`--${flag}\` is missing, and nobody can be asked for it`,
    next: ['Name both: `pokerbot secrets rotate --certificates --certificate FILE --key FILE`'],
    details: { flag },
  });
}
