/** A key that was recognised by its form. */
export interface FoundKey {
  /** Such as `an OpenAI key`. */
  readonly what: string;
  /** The key itself: for comparing, never for showing. */
  readonly text: string;
  /** Where it begins in the text that was searched. */
  readonly index: number;
}

interface KeyPattern {
  readonly what: string;
  readonly pattern: RegExp;
}

/** Forms that nothing but a key has. */
const patterns: readonly KeyPattern[] = [
  { what: 'an Anthropic key', pattern: /\bsk-ant-[A-Za-z0-9_-]{20,}/ },
  { what: 'an OpenAI key', pattern: /\bsk-(?!ant-)(?:proj-|svcacct-|admin-)?[A-Za-z0-9_-]{20,}/ },
  { what: 'an AWS access key', pattern: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/ },
  {
    what: 'a GitHub token',
    pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{50,})/,
  },
  { what: 'a GitLab token', pattern: /\bglpat-[A-Za-z0-9_-]{20,}/ },
  { what: 'a Slack token', pattern: /\bxox[abeoprs]-[A-Za-z0-9-]{20,}/ },
  { what: 'a Google API key', pattern: /\bAIza[A-Za-z0-9_-]{35}/ },
  { what: 'an npm token', pattern: /\bnpm_[A-Za-z0-9]{36}/ },
  {
    what: 'a JSON web token',
    pattern: /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/,
  },
  {
    what: 'a private key',
    pattern: /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY(?: BLOCK)?-----(?:\s|\\[nr])*[A-Za-z0-9+/=]{20,}/,
  },
  { what: 'an age secret key', pattern: /\bAGE-SECRET-KEY-1[0-9A-Z]{50,}/ },
  {
    what: 'a password in a URL',
    pattern:
      /\b(?:postgres(?:ql)?|mysql|mariadb|mongodb|rediss?|amqps?|https?)(?:\+[a-z0-9]+)?:\/\/[^\s:/@"'`<>${}]*:[^\s:/@"'`<>${}]{6,}@[A-Za-z0-9.-]+/,
  },
];

const anyKey = new RegExp(patterns.map(({ pattern }) => `(${pattern.source})`).join('|'), 'g');

/** A cheap look before the dear one: every pattern has one of these in it. */
const trace =
  /sk-|AKIA|ASIA|gh[pousr]_|github_pat_|glpat-|xox|AIza|npm_|eyJ|PRIVATE KEY|AGE-SECRET|:\/\/[^\s/:@]*:[^\s/@]+@/;

/** Keys in a text, by their form. One that is plainly made up (few different letters, no digit) is left out. */
export function findKeys(text: string): FoundKey[] {
  if (!trace.test(text)) return [];
  return [...text.matchAll(anyKey)].flatMap((match) => {
    const which = match.slice(1).findIndex((group) => group !== undefined);
    const [found] = match;
    if (isMadeUp(found)) return [];
    return [{ what: patterns[which]?.what ?? 'a key', text: found, index: match.index }];
  });
}

const fewest = 10;

/** Whether a text has the look of something that a machine drew: a digit, and many different characters. */
export function looksDrawn(text: string): boolean {
  return /\d/.test(text) && new Set(text).size >= fewest;
}

function isMadeUp(key: string): boolean {
  if (/^[a-z0-9+]+:\/\//.test(key)) {
    return !/:(?=[^@]*\d)(?=[^@]*[a-z])[^@/]{8,}@/i.test(key) || key.includes('example');
  }
  return !looksDrawn(key) || /x{6,}|EXAMPLE|\.{3}|abcdefgh|12345678/i.test(key);
}
