import { Secret } from '@poker-bot/shared/secret/secret';
import { describe, expect, test } from 'vitest';
import { installationAt } from '../../src/installation.ts';
import { KeychainStore } from '../../src/secrets/stores/keychain/keychain-store.ts';
import { KeychainSession } from '../support/keychain-session.ts';
import { repositoryRoot } from '../support/repository-root.ts';

const entry = installationAt(repositoryRoot).bundledEntry('secrets/stores/keychain/keychain');
const openIn = (
  environment: Readonly<Record<string, string>>,
  { deadline = 10_000, signal = new AbortController().signal } = {},
) => KeychainStore.open({ scope: 'demo', entry, environment, deadline, signal });

describe('the keychain', () => {
  test.each([
    ['quotes and newlines', 'a "b" \'c\'\n\r\n$d `e` \\n\t#'],
    ['unicode', 'klíč 🂡 \u202eend'],
    ['64 KB', 'x'.repeat(65_536)],
    ['spaces at both ends', '  x \n'],
  ])('gives back %s as they were, and another program reads the same', async (_, text) => {
    await using session = await KeychainSession.unlocked();
    const store = await openIn(session.environment);
    await store.set('KEY', 1, new Secret(text));
    expect((await store.get('KEY', 1))?.reveal()).toBe(text);
    expect(session.lookup('demo', 'KEY@1')).toBe(text);
    store.close();
  });

  test('forgets what is deleted, and has every version for itself', async () => {
    await using session = await KeychainSession.unlocked();
    const store = await openIn(session.environment);
    await store.set('KEY', 1, new Secret('one'));
    await store.set('KEY', 2, new Secret('two'));
    await store.delete('KEY', 1);
    await store.delete('KEY', 1);
    expect(await store.get('KEY', 1)).toBeUndefined();
    expect((await store.get('KEY', 2))?.reveal()).toBe('two');
    expect(session.lookup('demo', 'KEY@1')).toBe('');
    store.close();
  });

  test('that is locked says how to unlock it', async () => {
    await using session = await KeychainSession.unlocked();
    const store = await openIn(session.environment);
    await store.set('KEY', 1, new Secret('one'));
    session.lock();
    await expect(store.get('KEY', 1)).rejects.toMatchObject({ code: 'KEYCHAIN_LOCKED' });
    store.close();
    const error = await openIn(session.environment).catch((thrown) => thrown);
    expect(error.code).toBe('KEYCHAIN_LOCKED');
    expect(error.next.join('\n')).toContain('gnome-keyring-daemon --unlock');
  });

  test('that never answers is given up at the deadline', async () => {
    await using session = await KeychainSession.unlocked();
    session.freeze();
    const error = await openIn(session.environment, { deadline: 300 }).catch((thrown) => thrown);
    expect(error).toMatchObject({ code: 'KEYCHAIN_LOCKED', details: { deadlineMs: 300 } });
  });

  test('that never answers is left by Ctrl-C', async () => {
    await using session = await KeychainSession.unlocked();
    session.freeze();
    const controller = new AbortController();
    const opened = openIn(session.environment, { deadline: 60_000, signal: controller.signal });
    controller.abort();
    await expect(opened).rejects.toMatchObject({ code: 'INTERRUPTED' });
  });

  test('of a session without one does not pass for an empty one', async () => {
    await using session = await KeychainSession.empty();
    const error = await openIn(session.environment).catch((thrown) => thrown);
    expect(error.code).toBe('KEYCHAIN_UNAVAILABLE');
    expect(error.next.join('\n')).toContain('--store vault');
  });

  test('of a machine without a session does not pass for an empty one', async () => {
    await using session = await KeychainSession.empty();
    const { DBUS_SESSION_BUS_ADDRESS: _, ...environment } = session.environment;
    await expect(openIn(environment)).rejects.toMatchObject({ code: 'KEYCHAIN_UNAVAILABLE' });
  });
});
