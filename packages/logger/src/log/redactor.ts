import { Secret } from '@poker-bot/shared/secret/secret';
import { isSecretName } from './secret-names.ts';

const hidden = '[secret]';
const unreadable = '[unreadable]';
const deepest = 8;

/** Credentials that announce themselves, wherever they stand in a text. */
const announced: readonly (readonly [RegExp, string])[] = [
  [/\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/gi, `$1 ${hidden}`],
  [/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@:]*:[^\s/@]*@/gi, `$1${hidden}@`],
  [/\bsk-[\w-]{16,}/g, hidden],
];

/** Makes values fit to be logged: plain data without secrets, whatever is thrown at it. */
export class Redactor {
  #values: readonly string[] = [];

  constructor(secrets: readonly Secret[]) {
    this.add(secrets);
  }

  /** Values to withhold from now on, beside those known. */
  add(secrets: readonly Secret[]): void {
    const values = secrets.map((secret) => secret.reveal()).filter((value) => value !== '');
    const all = new Set([...this.#values, ...values.flatMap(spellings)]);
    // The longest first: a secret may be part of another one.
    this.#values = [...all].sort((a, b) => b.length - a.length);
  }

  text(text: string): string {
    let clean = text;
    for (const value of this.#values) clean = clean.replaceAll(value, hidden);
    for (const [pattern, replacement] of announced) clean = clean.replace(pattern, replacement);
    return clean;
  }

  fields(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
    try {
      return this.#object(fields, []);
    } catch {
      return { fields: unreadable };
    }
  }

  #value(value: unknown, above: readonly object[]): unknown {
    if (typeof value === 'string') return this.text(value);
    if (typeof value === 'number') return this.#values.includes(String(value)) ? hidden : value;
    if (typeof value === 'bigint') return this.text(String(value));
    if (typeof value === 'function' || typeof value === 'symbol') return `[${typeof value}]`;
    if (typeof value !== 'object' || value === null) return value;
    return this.#guarded(value, above);
  }

  /** A property may run code of its own, and that may fail. */
  #guarded(value: object, above: readonly object[]): unknown {
    try {
      return this.#nested(value, above);
    } catch {
      return unreadable;
    }
  }

  #nested(value: object, above: readonly object[]): unknown {
    if (value instanceof Secret) return hidden;
    if (above.includes(value)) return '[circular]';
    if (above.length >= deepest) return '[too deep]';
    const inside = [...above, value];
    if (Array.isArray(value)) return value.map((element) => this.#value(element, inside));
    if (value instanceof Error) return this.#object(describeError(value), inside);
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
    if (value instanceof Map) return this.#value([...value.entries()], inside);
    if (value instanceof Set) return this.#value([...value], inside);
    if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
    return this.#object(value, inside);
  }

  #object(object: object, above: readonly object[]): Record<string, unknown> {
    const clean: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(object)) {
      const withhold = isSecretName(name) && !isHarmless(value);
      clean[this.text(name)] = withhold ? hidden : this.#value(value, above);
    }
    return clean;
  }
}

/** Counts such as `tokens: 350` are no secrets; a secret number is still hidden by its value. */
function isHarmless(value: unknown): boolean {
  return value === undefined || value === null || ['number', 'boolean'].includes(typeof value);
}

/** As it stands in a text, a URL, JSON, JSON quoted in JSON, and base64. */
function spellings(value: string): string[] {
  const json = inJson(value);
  const base64 = Buffer.from(value).toString('base64');
  return [value, encodeURIComponent(value), json, inJson(json), base64];
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function describeError(error: Error): Record<string, unknown> {
  const { name, message, stack, cause } = error;
  return { ...error, name, message, stack, ...(cause === undefined ? {} : { cause }) };
}
