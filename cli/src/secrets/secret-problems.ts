import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';

/** Nothing was ever stored under the name, or no longer is. */
export function neverStored(name: string, version?: number): PokerbotError {
  const what = version === undefined ? `\`${name}\`` : `version ${version} of \`${name}\``;
  return new PokerbotError('SECRET_NOT_STORED', {
    message: `${what} is not stored for this workspace`,
    next: [
      `Store one: \`pokerbot secrets set ${name}\``,
      'Or see what is: `pokerbot secrets list`',
    ],
    details: { name, version },
  });
}

/** The records and the store disagree: somebody has removed the entry behind our back, or it is another keychain. */
export function notInStore(entry: {
  readonly name: string;
  readonly version: number;
  readonly store: string;
}): PokerbotError {
  const { name, version, store } = entry;
  return new PokerbotError('SECRET_STORE_BROKEN', {
    message: `version ${version} of \`${name}\` is recorded, but the ${store} does not have it`,
    next: [
      'If it is another keychain or vault than usual, use that one again',
      `Else store the value anew: \`pokerbot secrets set ${name}\``,
    ],
    details: entry,
  });
}

export function currentIsKept(name: string, version: number): PokerbotError {
  return new PokerbotError('SECRET_IN_USE', {
    message: `version ${version} of \`${name}\` is in use, so it is kept`,
    next: [`Store another one first: \`pokerbot secrets set ${name}\``],
    details: { name, version },
  });
}

/** The way on when what is lost is lost for good. */
export function beginAnew(folder: string): string {
  return `If there is no other copy, begin anew: \`mv ${folder} ${folder}.lost\`, then store each secret again`;
}

/** What came back is not what was put in. */
export function notReadBack(name: string, backend: string): PokerbotError {
  return new PokerbotError('SECRET_STORE_BROKEN', {
    message: `${backend} did not give back the value of \`${name}\` as it was stored`,
    next: ['Nothing was changed. Look at the store: `pokerbot secrets doctor`'],
    details: { name, backend },
  });
}
