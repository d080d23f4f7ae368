import { boolean, option, string } from '@oclif/core/flags';
import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { Context } from './context.ts';
import type { Reporter } from './events.ts';
import type { OpenSecrets } from './secrets/open-secrets.ts';
import { scopeName } from './secrets/scope-name.ts';
import { readSettings, type SecretSettings } from './secrets/secret-settings.ts';
import { findWorkspace } from './workspace/find-workspace.ts';

/** Which secrets a command is about. */
export const scopeFlags = {
  scope: string({
    summary: 'Name under which the secrets are kept, instead of that of this workspace',
    helpValue: 'NAME',
  }),
};

/** Where a command puts secrets. */
export const storeFlags = {
  ...scopeFlags,
  store: option({
    summary: 'Keep them here, instead of where the manifest says',
    options: ['auto', 'keychain', 'vault', 'environment'] as const,
  })(),
  passphrase: boolean({
    default: false,
    summary: 'Let a vault that is made now open with a passphrase instead of a key file',
  }),
};

export interface SettingsForCommandOptions {
  readonly context: Context;
  readonly flags: {
    readonly workspace?: string | undefined;
    readonly scope?: string | undefined;
    readonly passphrase?: boolean;
  };
}

export interface OpenForCommandOptions extends SettingsForCommandOptions {
  /** The command, such as `secrets set`. */
  readonly by: string;
  reporter(): Reporter;
}

/** The secrets that a command's flags are about. Nothing is unlocked yet. */
export async function openForCommand(
  options: OpenForCommandOptions,
): Promise<{ readonly workspace: string; readonly secrets: OpenSecrets }> {
  const { context, flags, by, reporter } = options;
  const { workspace, settings } = await settingsForCommand(options);
  // Not on the way of what only lists.
  const [{ openSecrets }, { mendFingerprints }] = await Promise.all([
    import('./secrets/open-secrets.ts'),
    import('./secrets/mend-fingerprints.ts'),
  ]);
  const secrets = openSecrets({
    context,
    workspace,
    settings,
    by,
    newWithPassphrase: flags.passphrase,
    onNewKeyFile: (path) =>
      reporter().warn(
        `Made the key file \`${path}\`: without it the vault cannot be opened, so keep a copy elsewhere`,
      ),
  });
  const lost = await mendFingerprints(secrets);
  if (lost !== undefined) reporter().warn(lost);
  return { workspace, secrets };
}

/**
 * Which workspace and which secrets a command's flags are about.
 *
 * @throws PokerbotError `USAGE` for a scope that could be another folder than one of ours
 */
export async function settingsForCommand({
  context,
  flags,
}: SettingsForCommandOptions): Promise<{ workspace: string; settings: SecretSettings }> {
  const workspace = findWorkspace({ ...context, workspace: flags.workspace });
  const found = await readSettings(workspace);
  const settings = flags.scope === undefined ? found : { ...found, scope: checked(flags.scope) };
  return { workspace, settings };
}

function checked(scope: string): string {
  if (scopeName.pattern.test(scope)) return scope;
  throw new PokerbotError('USAGE', {
    message: `\`--scope\` is no name of secrets: ${scopeName.expected}`,
    next: ['Leave it out for the secrets of this workspace'],
  });
}
