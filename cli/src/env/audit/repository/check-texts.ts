import { type Finding, finding } from '../findings/finding.ts';
import { placeAt } from '../place-at.ts';
import { findSecrets, type OwnSecrets } from '../secrets/find-secrets.ts';
import type { TextFile } from './read-texts.ts';

export interface TextSecrets {
  readonly findings: readonly Finding[];
  /** The secrets that were found: what is told here need not be told of history again. */
  readonly known: ReadonlySet<string>;
}

/** Secrets in files that others get to see. */
export function checkTexts(texts: readonly TextFile[], own: OwnSecrets): TextSecrets {
  const known = new Set<string>();
  const findings = texts.flatMap(({ path, text }) =>
    findSecrets(path, text, own).map((secret) => {
      known.add(secret.text);
      return finding('secret-in-text', {
        at: placeAt(path, text, secret.index),
        variable: secret.variable,
        message: `\`${path}\` holds ${secret.what}`,
      });
    }),
  );
  return { findings, known };
}
