import { join } from 'node:path';
import { Secret } from '@poker-bot/shared/secret/secret';
import type { KeepingStore } from '../../src/secrets/records/secret-record.ts';
import { SecretBook } from '../../src/secrets/secret-book.ts';
import { type SecretPaths, secretPaths } from '../../src/secrets/secret-paths.ts';
import type { SecretStore } from '../../src/secrets/store.ts';
import { VaultStore } from '../../src/secrets/stores/vault/vault-store.ts';
import { TemporaryFolder } from './temporary-folder.ts';

/** Midday of a day, so that reminders do not depend on today. */
export const noon = Date.parse('2026-03-01T12:00:00Z');
const grace = '2026-03-02T12:00:00.000Z';

/** The secrets of one workspace in a vault, in a folder of their own. */
export class SecretScope implements Disposable {
  readonly home = new TemporaryFolder();
  readonly paths: SecretPaths = secretPaths({ POKERBOT_HOME: this.home.path }, 'demo');

  /** What stands where the keychain would: what matters here is that it is another store. */
  readonly elsewhere: SecretPaths = secretPaths(
    { POKERBOT_HOME: join(this.home.path, 'elsewhere') },
    'demo',
  );

  /** As another command would open it. `around` can stand between the book and its stores. */
  book(
    around: (store: SecretStore, kind: KeepingStore) => SecretStore = (store) => store,
  ): SecretBook {
    const { paths, elsewhere } = this;
    return new SecretBook({
      paths,
      workspace: '/srv/demo',
      clock: { now: () => noon, monotonic: () => 0 },
      signal: new AbortController().signal,
      who: 'ada',
      by: 'secrets set',
      openStore: async (kind: KeepingStore) =>
        around(await VaultStore.open({ paths: kind === 'vault' ? paths : elsewhere }), kind),
    });
  }

  store(book: SecretBook, name: string, value: string) {
    return book.set(name, new Secret(value), { store: 'vault', retireAfter: grace });
  }

  async revealed(name: string): Promise<string | undefined> {
    return (await this.book().current(name))?.value.reveal();
  }

  [Symbol.dispose](): void {
    this.home[Symbol.dispose]();
  }
}
