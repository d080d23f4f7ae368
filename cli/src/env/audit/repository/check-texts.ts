import { type Finding, finding, type Place } from '../findings/finding.ts';
import { placeAt } from '../place-at.ts';
import { type FoundSecret, SecretSearch, type Sought } from '../secrets/find-secrets.ts';
import type { AddedText } from './added-texts.ts';
import type { ReadTexts } from './read-texts.ts';

export interface TextSecrets {
  readonly findings: readonly Finding[];
  /** The secrets that were found: what is told here need not be told of history again. */
  readonly known: ReadonlySet<string>;
}

export interface LyingAbout extends Pick<ReadTexts, 'texts' | 'binaries'> {
  /** What the next commit takes and the files do not have. */
  readonly staged: readonly AddedText[];
}

/** Secrets in files that others get to see. */
export function checkTexts({ texts, binaries, staged }: LyingAbout, sought: Sought): TextSecrets {
  const search = new SecretSearch(sought);
  const known = new Set<string>();
  const tell = (secret: FoundSecret, at: Place, where: string) => {
    known.add(secret.text);
    const { variable, what } = secret;
    return finding('secret-in-text', { at, variable, message: `${where} holds ${what}` });
  };
  const findings = [
    ...texts.flatMap(({ path, text }) =>
      search
        .inText(path, text)
        .map((secret) => tell(secret, placeAt(path, text, secret.index), `\`${path}\``)),
    ),
    ...binaries.flatMap(({ path, text }) =>
      search.inBytes(text).map((secret) => tell(secret, { file: path }, `\`${path}\``)),
    ),
    ...staged.flatMap(({ path = '', text, line }) =>
      search
        .inText(path, text)
        .filter((secret) => !known.has(secret.text))
        .map((secret) => {
          const { line: below = 1, ...at } = placeAt(path, text, secret.index);
          return tell(secret, { ...at, line: line + below - 1 }, `\`${path}\`, as it is staged,`);
        }),
    ),
  ];
  return { findings, known };
}
