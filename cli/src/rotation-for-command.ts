import type { Reporter } from './events.ts';
import { type CertificateSite, certificateSite } from './secrets/certificates/certificate-site.ts';
import { openRotationSite, type RotationSite } from './secrets/rotation/open-rotation-site.ts';
import { openForCommand, type SettingsForCommandOptions } from './secrets-flags.ts';
import { certificateListener } from './views/certificates.ts';
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

/** Where the rotation that a command's flags are about is done. */
export interface RotationSites {
  readonly secrets: RotationSite;
  readonly certificates: CertificateSite;
}

/** Nothing is unlocked yet. */
export async function rotationForCommand(
  options: RotationForCommandOptions,
): Promise<RotationSites> {
  const { context, flags, verb, reporter } = options;
  const opened = await openForCommand({ context, flags, by: verb, reporter });
  const site = {
    ...opened,
    context,
    verb,
    verify: flags.verify,
    healthTimeoutMs: flags.timeout * 1_000,
    listen: rotationListener(reporter),
    listenToCertificates: certificateListener(reporter),
    listenToStack: stackListener(reporter, context),
  };
  return { secrets: openRotationSite(site), certificates: certificateSite(site) };
}
