import { isForeignName, knownName } from '../../known-names.ts';
import { misspelt } from '../../misspelt.ts';
import { type Finding, finding } from '../findings/finding.ts';
import { placeAt } from '../place-at.ts';
import type { TextFile } from '../repository/read-texts.ts';

/** Secrets that a workflow asks for, and variables that it sets. */
export function checkWorkflow({ path, text }: TextFile): Finding[] {
  const secrets = [...text.matchAll(/\bsecrets\.([A-Za-z_][A-Za-z0-9_]*)/g)].flatMap((match) => {
    const name = String(match[1]);
    if (knownName(name) || isForeignName(name)) return [];
    const at = placeAt(path, text, match.index);
    return [undeclared({ name, at, what: `The workflow asks for the secret \`${name}\`` })];
  });
  const set = [...text.matchAll(/^\s+([A-Z][A-Z0-9_]+):[ \t]/gm)].flatMap((match) => {
    const name = String(match[1]);
    if (knownName(name) || misspelt(name) === undefined) return [];
    const at = placeAt(path, text, match.index + match[0].indexOf(name));
    return [undeclared({ name, at, what: `The workflow sets \`${name}\`` })];
  });
  return [...secrets, ...set];
}

interface Undeclared {
  readonly name: string;
  readonly at: ReturnType<typeof placeAt>;
  readonly what: string;
}

function undeclared({ name, at, what }: Undeclared): Finding {
  const meant = misspelt(name);
  const hint = meant === undefined ? ', which nobody declares' : `: did you mean \`${meant}\`?`;
  return finding('reference-undeclared', { at, variable: name, message: `${what}${hint}` });
}
