import { knownName } from '../../known-names.ts';
import { misspelt } from '../../misspelt.ts';
import { type Finding, finding } from '../findings/finding.ts';
import { placeAt } from '../place-at.ts';
import type { TextFile } from '../repository/read-texts.ts';

const instruction = /^[ \t]*(ARG|ENV)[ \t]+((?:[^\n\\]|\\[^\n]|\\\n)*)/gim;
const secretLike = /(^|_)(SECRET|PASSWORD|PASSWD|API_KEY|ACCESS_KEY|PRIVATE_KEY|TOKEN)$/;

/** `.env`, `.env.agents`, but not the example, nor a file that only begins like one. */
const settingsFile = /(?<=[\s"'/,[])\.env(?:\.(?!example\b)[\w-]+)?(?=["'\s,])/;

/** What a Dockerfile takes as `ARG`, sets as `ENV` or copies. */
export function checkDockerfile(file: TextFile): Finding[] {
  return [...checkVariables(file), ...checkCopies(file)];
}

/** Settings belong to a machine, and what was ever copied stays in a layer. */
function checkCopies({ path, text }: TextFile): Finding[] {
  return [...text.matchAll(/^[ \t]*(COPY|ADD)[ \t]+((?:[^\n\\]|\\[^\n]|\\\n)*)/gim)].flatMap(
    (match) => {
      const [whole, keyword = '', rest = ''] = match;
      const found = settingsFile.exec(` ${rest} `);
      if (!found) return [];
      const at = placeAt(path, text, match.index + whole.length - rest.length + found.index - 1);
      const message = `\`${keyword.toUpperCase()} ${found[0]}\` puts an environment file into the image`;
      return [finding('secret-in-build', { at, message })];
    },
  );
}

function checkVariables({ path, text }: TextFile): Finding[] {
  return [...text.matchAll(instruction)].flatMap((match) => {
    const [whole, keyword = '', rest = ''] = match;
    const start = match.index + whole.length - rest.length;
    return namesOf(keyword, rest).flatMap(({ name, index }) =>
      checkName({ name, keyword, at: placeAt(path, text, start + index) }),
    );
  });
}

/** Whether a name is that of a secret, by the registry or by what it is called. */
export function isSecretLike(name: string): boolean {
  const known = knownName(name);
  return known ? known.variable.secret && !known.isPath : secretLike.test(name);
}

interface Named {
  readonly name: string;
  readonly keyword: string;
  readonly at: ReturnType<typeof placeAt>;
}

function checkName({ name, keyword, at }: Named): Finding[] {
  const known = knownName(name);
  if (isSecretLike(name)) {
    const message = `\`${keyword.toUpperCase()} ${name}\` puts a secret into the image`;
    return [finding('secret-in-build', { at, variable: name, message })];
  }
  const meant = known ? undefined : misspelt(name);
  if (meant === undefined) return [];
  const message = `\`${keyword.toUpperCase()} ${name}\`: did you mean \`${meant}\`?`;
  return [finding('reference-undeclared', { at, variable: name, message })];
}

/** `ENV A=1 B=2`, the older `ENV A 1`, and `ARG A=1 B`. */
function namesOf(keyword: string, rest: string): { name: string; index: number }[] {
  const pairs = [...rest.matchAll(/(?:^|[\s])([A-Za-z_][A-Za-z0-9_]*)=/g)].map((match) => ({
    name: String(match[1]),
    index: match.index + match[0].length - String(match[1]).length - 1,
  }));
  const [, first] = /^([A-Za-z_][A-Za-z0-9_]*)(?:\s|$)/.exec(rest) ?? [];
  if (first === undefined) return pairs;
  if (keyword.toUpperCase() === 'ENV') return [{ name: first, index: 0 }];
  return [{ name: first, index: 0 }, ...pairs];
}
