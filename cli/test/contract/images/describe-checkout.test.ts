import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { describeCheckout } from '../../../src/images/describe-checkout.ts';
import { TemporaryFolder } from '../../support/temporary-folder.ts';

const author = ['-c', 'user.name=test', '-c', 'user.email=test@example.com'];

describe('what images tell of their checkout', () => {
  test('is commit, time, and where it is from without what opens it', () => {
    using folder = new TemporaryFolder();
    const git = (...command: readonly string[]) =>
      execFileSync('git', ['-C', folder.path, ...command], { encoding: 'utf8' }).trim();
    git('init', '--quiet');
    git('remote', 'add', 'origin', 'https://me:word@git.lab/org/bot.git');
    git(...author, 'commit', '--quiet', '--allow-empty', '--message', 'one');
    expect(describeCheckout(folder.path)).toEqual({
      GIT_SHA: git('rev-parse', 'HEAD'),
      BUILD_TS: git('show', '--no-patch', '--format=%cI'),
      SOURCE: 'https://git.lab/org/bot.git',
    });
  });

  test('is nothing where there is none', () => {
    using folder = new TemporaryFolder();
    expect(describeCheckout(folder.path)).toEqual({ GIT_SHA: '', BUILD_TS: '', SOURCE: '' });
  });
});
