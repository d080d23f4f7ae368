import { GivenSecrets } from '../given-secrets.ts';
import type { OpenSecrets, SecretsContext } from '../open-secrets.ts';
import { findMaker } from '../providers/find-maker.ts';
import type { KeyMaker } from '../providers/key-maker.ts';
import { providerSettings } from './provider-settings.ts';

const adminKey = 'OPENAI_ADMIN_KEY';

export interface MakerSite {
  readonly context: Pick<SecretsContext, 'environment' | 'signal'>;
  readonly workspace: string;
  readonly secrets: OpenSecrets;
}

/**
 * Who makes the keys of a variable, by the settings of the workspace and the admin key of the environment or the store.
 *
 * @throws PokerbotError `KEY_NOT_MADE` where nobody does
 */
export function makerFor({ context, workspace, secrets }: MakerSite) {
  const { environment, signal } = context;
  return (secret: string): Promise<KeyMaker> =>
    findMaker(secret, {
      settings: providerSettings(workspace, environment),
      adminKey: async () =>
        new GivenSecrets(environment).get(adminKey) ??
        (await secrets.book.current(adminKey))?.value,
      signal,
    });
}
