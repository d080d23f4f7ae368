import { execFileSync } from 'node:child_process';
import { publicAddress } from './public-address.ts';

/** What the labels of an image tell of the checkout that it is built from. What nobody knows is empty. */
export interface CheckoutDescription extends Readonly<Record<string, string>> {
  readonly GIT_SHA: string;
  /** Time of the commit, so that two builds of it are the same. */
  readonly BUILD_TS: string;
  readonly SOURCE: string;
}

export function describeCheckout(root: string): CheckoutDescription {
  return {
    GIT_SHA: git(root, 'show', '--no-patch', '--format=%H', 'HEAD'),
    BUILD_TS: git(root, 'show', '--no-patch', '--format=%cI', 'HEAD'),
    // As it is written: rules of this machine that rewrite addresses may put tokens in.
    SOURCE: publicAddress(git(root, 'config', '--get', 'remote.origin.url')),
  };
}

function git(root: string, ...command: readonly string[]): string {
  try {
    return execFileSync('git', ['-C', root, ...command], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    // An installation that is no checkout has no commit to tell, one that was never cloned no origin.
    return '';
  }
}
