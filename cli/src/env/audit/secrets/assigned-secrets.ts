import { knownName, knownSpellings } from '../../known-names.ts';
import { isPlaceholder } from '../settings/placeholder.ts';
import { looksDrawn, looksRandom } from './drawn-text.ts';
import { type FileForm, formOf, isForTests } from './file-forms.ts';
import type { FoundSecret } from './find-secrets.ts';

const registered = knownSpellings().filter((name) => {
  const known = knownName(name);
  return known?.variable.secret && !known.isPath;
});

/** Names under which anybody keeps a secret. */
const usual =
  '(?:api|access|secret|private|admin|auth|account|signing|encryption|storage)[_-]?key|secret|token|passw(?:or)?d|passphrase|bearer';
/** What an older or another value of the same secret is called. */
const suffix = '(?:[_-]?(?:old|new|prod(?:uction)?|dev|staging|backup|bak|live|v?\\d{1,2}))?';

/** What stands between the name of a variable and its value, most usual first. */
interface Between {
  readonly pattern: RegExp;
  /** Only in files of this form; in all of them without one. */
  readonly form?: FileForm;
  /** Whether the value has to be in quotes. */
  readonly quoted?: true;
  /** Whether much else looks like that, so that the value has to be unmistakable. */
  readonly loose?: true;
}

const betweens: readonly Between[] = [
  // const NAME: string = "…"
  { pattern: /\s*:\s*[&'\w<>[\]|. ]{1,30}?\s*=\s*/y, form: 'code', quoted: true },
  // NAME=…, env["NAME"] = "…", { "NAME": "…" }, NAME := …, NAME ?= …
  { pattern: /(?:\\?["'`])?\]?[ \t]*(?:[:?+]?=(?![=~>])|=>|:(?![-:]))[ \t]*/y },
  // ${NAME:-…}
  { pattern: /:[-=]/y },
  // env.NAME ?? "…", getenv("NAME") or "…"
  { pattern: /["'`]?[\])]*\s*(?:\?\?=?|\|\|=?|\bor\b)\s*/y, quoted: true },
  // - name: NAME, and in the next line value: …; key="NAME" value="…"
  { pattern: /\\?["'`]?,?\s*\\?["']?value\\?["']?\s*[:=]\s*/y },
  // getenv("NAME", "…")
  { pattern: /["'`]\s*,\s*/y, quoted: true, loose: true },
  // set NAME …, #define NAME "…", Authorization: Bearer …, | NAME | … |
  { pattern: /["'`]?[ \t]*[ \t,|][ \t]*/y, loose: true },
];

const longest = 8_192;
const quotedValue = new RegExp(`(\\\\?["'\`])((?:(?!\\1)[^\\n]){8,${longest}})(?=\\1)`, 'y');
const bareValue = new RegExp(`[^\\s"'\`#,;)}\\]<>|\\\\]{8,${longest}}`, 'y');

/** Finds what is given to a secret by its name. One for each set of names. */
export class AssignedSecrets {
  readonly #own: ReadonlyMap<string, string>;
  /** The names of the secrets of this workspace, and with those under which anybody keeps one. */
  readonly #known: RegExp;
  readonly #all: RegExp;

  /** @param own names of secrets that only the manifest declares */
  constructor(own: readonly string[]) {
    const names = [...registered, ...own];
    this.#own = new Map(names.map((name) => [flat(name), name]));
    const written = names.map((name) => name.split('_').join('[_-]?'));
    this.#known = anyOf(written);
    this.#all = anyOf([...written, usual]);
  }

  find(path: string, text: string): FoundSecret[] {
    const form = formOf(path);
    const names = isForTests(path) ? this.#known : this.#all;
    return [...text.matchAll(names)].flatMap((match) => {
      const [whole, name = ''] = match;
      const end = match.index + whole.length;
      const variable = this.#own.get(flat(name));
      // In full and in capitals: the variable itself, and not what some code calls its value.
      const exact = variable === whole && !/\w/.test(text[match.index - 1] ?? '');
      const value = valueAfter(text, end, { form, named: variable !== undefined, exact });
      if (!value) return [];
      const what =
        variable === undefined
          ? `what \`${wholeName(text, match.index, end)}\` is set to`
          : `a value of \`${variable}\``;
      return [{ what, variable, ...value }];
    });
  }
}

const longestPrefix = 60;

/** The name with what stands before the part of it that was recognised. */
function wholeName(text: string, start: number, end: number): string {
  const before = text.slice(Math.max(0, start - longestPrefix), start);
  return `${/[\w-]*$/.exec(before)?.[0]}${text.slice(start, end)}`;
}

function anyOf(names: readonly string[]): RegExp {
  return new RegExp(`(${names.join('|')})${suffix}(?!\\w)`, 'gi');
}

/** Names of variables are written in many ways in code. */
function flat(name: string): string {
  return name.replaceAll(/[_-]/g, '').toUpperCase();
}

interface Wanted {
  readonly form: FileForm;
  /** Whether the name is that of a secret of this workspace. */
  readonly named: boolean;
  readonly exact: boolean;
}

interface Value {
  readonly text: string;
  readonly index: number;
}

function valueAfter(text: string, end: number, wanted: Wanted): Value | undefined {
  for (const { pattern, form, quoted, loose = false } of betweens) {
    if (form !== undefined && form !== wanted.form) continue;
    pattern.lastIndex = end;
    if (!pattern.test(text)) continue;
    const value = valueAt(text, pattern.lastIndex, quoted || wanted.form === 'code');
    if (value && isReal(value.text, { ...wanted, loose })) return value;
  }
  return undefined;
}

function valueAt(text: string, index: number, quotedOnly: boolean): Value | undefined {
  quotedValue.lastIndex = index;
  const quoted = quotedValue.exec(text);
  if (quoted) return { text: quoted[2] ?? '', index: index + (quoted[1]?.length ?? 0) };
  if (quotedOnly) return undefined;
  bareValue.lastIndex = index;
  const bare = bareValue.exec(text);
  return bare ? { text: bare[0], index } : undefined;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const madeUp =
  /(^|[-_. ])(tests?|fake|dummy|mock|examples?|samples?|your|invalid|wrong)([-_. ]|$)/i;

/** Whether a value is the secret itself: no reference, path, address, or name of an entry in somebody's store. */
function isReal(
  value: string,
  { form, named, exact, loose }: Wanted & { loose: boolean },
): boolean {
  if (/^[$<{*/.]|^[A-Z][A-Z_]*$|\$\{|\{\{|\$\(/.test(value)) return false;
  if (isPlaceholder(value, { secret: true })) return false;
  if (exact && form === 'settings' && !loose && !/\s/.test(value)) return true;
  if (!/^[\w+/=.:@~%!#$&*^?-]+$/.test(value) || madeUp.test(value)) return false;
  if (/^https?:\/\/[^@]*$|\.(md|txt|json|ya?ml|pem|key|env|[jt]s)$/i.test(value)) return false;
  if (!named) return looksRandom(value) && !uuid.test(value) && !/[:/]{2}/.test(value);
  return form === 'code' || loose ? looksRandom(value) : looksDrawn(value);
}
