import { isPokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import type { Driver, EngineText } from '../../../stack/driver.ts';
import type { StackContext } from '../../../stack/use-cases/stack-context.ts';
import type { LeftOut } from '../audit.ts';
import { type Finding, finding } from '../findings/finding.ts';
import { SecretSearch } from '../secrets/find-secrets.ts';
import { soughtSecrets } from '../secrets/own-secrets.ts';
import type { AuditSubject } from '../subject.ts';
import { checkComposeContainers } from './check-compose-containers.ts';
import { findInLayers } from './find-in-layers.ts';

export interface EngineQuestion {
  readonly context: StackContext;
  /** Whether the files of the images are looked at, too, which takes a while. */
  readonly layers: boolean;
}

/** Secrets that the engine shows: of the workspace's containers, and of their images. */
export async function checkEngine(
  subject: AuditSubject,
  { context, layers }: EngineQuestion,
): Promise<{ findings: Finding[]; leftOut: LeftOut[] }> {
  const { workspace } = subject;
  const sought = soughtSecrets(subject);
  const search = new SecretSearch(sought);
  let driver: Driver | undefined;
  try {
    driver = await context.drivers.create({ choice: 'docker', workspace, alongside: true });
    const texts = (await driver.engineTexts?.()) ?? [];
    const shown = texts.flatMap((text) => checkText(text, search));
    const drift = checkComposeContainers(subject, texts);
    const inLayers = layers ? await findInLayers(driver, sought.values) : [];
    return { findings: [...shown, ...drift, ...inLayers], leftOut: [] };
  } catch (error) {
    if (!isPokerbotError(error)) throw error;
    return { findings: [], leftOut: [{ part: 'container engine', reason: error.message }] };
  } finally {
    driver?.close();
  }
}

function checkText({ kind, name, part, text }: EngineText, search: SecretSearch): Finding[] {
  // The form of a settings file, so that `NAME=value` counts.
  return search.inText('.env', text).map(({ what, variable }) =>
    finding('secret-in-engine', {
      at: { file: null },
      variable,
      message: `The engine shows ${what} in the ${part} of the ${kind} \`${name}\``,
    }),
  );
}
