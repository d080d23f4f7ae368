import { looksDrawn } from './drawn-text.ts';

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
    // Some have headers, such as `DEK-Info: …`, before the key.
    pattern:
      /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----(?:(?:\r?\n|\\[nr])+[ \t]*[A-Z][A-Za-z-]{1,30}: [^\r\n\\]{0,100})*(?:\s|\\[nr])*[A-Za-z0-9+/=]{20,}/,
  },
  {
    what: 'a private key of PuTTY',
    pattern: /\bPuTTY-User-Key-File-\d: [\s\S]{0,4000}?Private-Lines: \d+\s+[A-Za-z0-9+/=]{20,}/,
  },
  { what: 'a Stripe key', pattern: /\b[sr]k_live_[A-Za-z0-9]{20,}/ },
  { what: 'a Hugging Face token', pattern: /\bhf_[A-Za-z0-9]{30,}/ },
  {
    what: 'a key of a model provider',
    pattern:
      /\b(?:(?:gsk_|r8_)[A-Za-z0-9]{32,}|(?:xai-|pplx-)[A-Za-z0-9]{40,}|nvapi-[A-Za-z0-9_-]{60,})/,
  },
  { what: 'a token of HashiCorp Vault', pattern: /\bhv[sb]\.[A-Za-z0-9_-]{24,}/ },
  { what: 'a token of the Python package index', pattern: /\bpypi-AgE[A-Za-z0-9_-]{50,}/ },
  { what: 'a Google client secret', pattern: /\bGOCSPX-[A-Za-z0-9_-]{28}/ },
  { what: 'a SendGrid key', pattern: /\bSG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}/ },
  { what: 'a DigitalOcean token', pattern: /\bdo[opr]_v1_[0-9a-f]{64}/ },
  { what: 'a Telegram bot token', pattern: /\b\d{8,10}:AA[A-Za-z0-9_-]{33}\b/ },
  {
    what: 'a webhook of Slack',
    pattern: /\bhooks\.slack\.com\/services\/T[A-Z0-9]{6,}\/B[A-Z0-9]{6,}\/[A-Za-z0-9]{20,}/,
  },
  {
    what: 'an address for crash reports',
    pattern: /\bhttps:\/\/[0-9a-f]{32}(?::[0-9a-f]{32})?@[A-Za-z0-9.-]+\/\d+/,
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
  /sk-|AKIA|ASIA|gh[pousr]_|github_pat_|glpat-|xox|AIza|npm_|eyJ|PRIVATE KEY|PuTTY|[sr]k_live_|hf_|gsk_|xai-|pplx-|r8_|nvapi-|hv[sb]\.|pypi-|GOCSPX|SG\.|_v1_|:AA|slack\.com|AGE-SECRET|:\/\/[^\s/:@]*:[^\s/@]+@|:\/\/[0-9a-f]{32}@/;

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

function isMadeUp(key: string): boolean {
  if (/^[a-z0-9+]+:\/\/[^/]*:[^/]*@/.test(key)) {
    return !/:(?=[^@]*\d)(?=[^@]*[a-z])[^@/]{8,}@/i.test(key) || key.includes('example');
  }
  // The subject 1234567890 of every manual.
  if (key.includes('eyJzdWIiOiIxMjM0NTY3ODkw')) return true;
  // Words joined by dashes, such as the classes of a style sheet.
  if (/^sk(-[a-z]+|-\d+)+$/.test(key)) return true;
  return !looksDrawn(key) || /x{6,}|EXAMPLE|\.{3}|abcdefgh|12345678/i.test(key);
}
