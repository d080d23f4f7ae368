/** Text that is HTML or SVG already. Only `element` and `trusted` make it, so nothing of a run gets in unescaped. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Child = Markup | string | number | null | undefined | readonly Child[];
type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** Elements of HTML that have no end tag. */
const empty = new Set(['meta', 'br']);

/** An element of HTML or SVG. Text and values of attributes are escaped; `true` is an attribute without a value. */
export function element(name: string, attributes: Attributes, ...children: Child[]): Markup {
  const given = Object.entries(attributes)
    .filter(([, value]) => value !== undefined && value !== false)
    .map(([key, value]) => (value === true ? ` ${key}=""` : ` ${key}="${escaped(value)}"`));
  const start = `<${name}${given.join('')}>`;
  return new Markup(empty.has(name) ? start : `${start}${inside(children)}</${name}>`);
}

/** Markup that we wrote ourselves, as it stands: style sheets and scripts. */
export function trusted(text: string): Markup {
  return new Markup(text);
}

function inside(child: Child): string {
  if (child === null || child === undefined) return '';
  if (child instanceof Markup) return child.text;
  return typeof child === 'object' ? child.map(inside).join('') : escaped(child);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Marks that would turn the direction of the text that follows. */
const turns = '\u202a-\u202e\u2066-\u2069';
const unprintable = new RegExp(`[\\0-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f${turns}\\ufffe\\uffff]`, 'g');

function escaped(value: unknown): string {
  return String(value)
    .replace(unprintable, '\ufffd')
    .replace(/[&<>"']/g, (letter) => entities[letter] ?? letter);
}
