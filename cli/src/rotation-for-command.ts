import type { Reporter } from './events.ts';
import { openRotationSite, type RotationSite } from './secrets/rotation/open-rotation-site.ts';
import { openForCommand, type SettingsForCommandOptions } from './secrets-flags.ts';
import { rotationListener } from './views/secrets-rotate.ts';
import { stackListener } from './views/stack-listener.ts';

export interface RotationForCommandOptions extends SettingsForCommandOptions {
  readonly flags: SettingsForCommandOptions['flags'] & {
    readonly verify: boolean;
    /** Longest wait for a unit to become healthy, in seconds. */
    readonly timeout: number;
  };
  /** The command, such as `secrets rotate`. */
  readonly verb: string;
  reporter(): Reporter;
}

/** Where the rotation that a command's flags are about is done. Nothing is unlocked yet. */
export async function rotationForCommand(
  options: RotationForCommandOptions,
): Promise<RotationSite> {
  const { context, flags, verb, reporter } = options;
  const opened = await openForCommand({ context, flags, by: verb, reporter });
  return openRotationSite({
    ...opened,
    context,
    verb,
    verify: flags.verify,
    healthTimeoutMs: flags.timeout * 1_000,
    listen: rotationListener(reporter),
    listenToStack: stackListener(reporter, context),
  });
}
