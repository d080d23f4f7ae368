import { secretText, text } from '../value-types.ts';
import { secretSetting, setting } from '../variable.ts';

/** Read by the command line itself. */
export const commandLineVariables = {
  POKERBOT_HOME: setting({
    readers: ['cli'],
    schema: text,
    purpose:
      'Folder for what is remembered of this user’s stacks and secrets, instead of `pokerbot` below `$XDG_STATE_HOME`, `$XDG_DATA_HOME` and `$XDG_CONFIG_HOME`; set it in the process environment',
    owner: 'platform',
    storage: 'process environment',
  }),
  POKERBOT_ENGINE_HOME: setting({
    readers: ['cli'],
    schema: text,
    purpose:
      'Folder in which `bin/engine-up` keeps its state, instead of `$XDG_STATE_HOME/pokerbot/engine`; set it in the process environment',
    owner: 'platform',
    storage: 'process environment',
  }),
  POKERBOT_BUILD_CA: setting({
    readers: ['cli'],
    schema: text,
    path: 'file',
    purpose:
      'PEM file of the authorities that builds of images trust, as secret `ca`; set it in the process environment',
    owner: 'platform',
    storage: 'process environment',
  }),
  POKERBOT_VAULT_KEY_FILE: setting({
    readers: ['cli'],
    schema: text,
    purpose:
      'Key file of the secret vault, instead of `$XDG_CONFIG_HOME/pokerbot/vault.key`; set it in the process environment',
    owner: 'platform',
    storage: 'process environment',
  }),
  POKERBOT_VAULT_PASSPHRASE_FILE: setting({
    readers: ['cli'],
    schema: text,
    purpose:
      'File with the passphrase of the secret vault, where nobody can be asked; set it in the process environment',
    owner: 'platform',
    storage: 'process environment',
  }),
  OPENAI_ADMIN_KEY: secretSetting({
    readers: ['cli'],
    schema: secretText,
    purpose:
      'Admin key of the OpenAI organisation, with which `secrets rotate --create` makes keys and revokes them; no unit gets it',
    owner: 'platform',
    rotation: 'quarterly',
  }),
  OPENAI_PROJECT_ID: setting({
    readers: ['cli'],
    schema: text,
    purpose: 'Project of the OpenAI organisation in which `secrets rotate --create` makes keys',
    owner: 'platform',
  }),
};
