import type { SecretStore } from '../../src/secrets/store.ts';

/** Ends the work at the Nth call of the store, as a kill would: what comes after in the command never happens. */
export function cutAt(step: number) {
  let calls = 0;
  const cut = () => {
    calls += 1;
    if (calls === step) throw new Error('cut off');
  };
  const around = (store: SecretStore): SecretStore => ({
    ...delegate(store),
    set: async (...entry) => {
      cut();
      await store.set(...entry);
      cut();
    },
    delete: async (...entry) => {
      cut();
      await store.delete(...entry);
      cut();
    },
  });
  return { around, reached: () => calls >= step };
}

/** A store to which every call is handed on, to be replaced one by one. */
export function delegate(store: SecretStore): SecretStore {
  return {
    kind: store.kind,
    describe: () => store.describe(),
    get: (...entry) => store.get(...entry),
    set: (...entry) => store.set(...entry),
    delete: (...entry) => store.delete(...entry),
    close: () => store.close(),
  };
}
