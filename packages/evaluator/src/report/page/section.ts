import { type Child, element, type Markup } from '../markup/element.ts';

/** A part of the page that can be jumped to. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly markup: Markup;
}

/** A part of the page under a heading. */
export function section(id: string, title: string, ...children: Child[]): Section {
  const markup = element(
    'section',
    { id, 'aria-labelledby': `${id}-heading` },
    element('h2', { id: `${id}-heading` }, title),
    ...children,
  );
  return { id, title, markup };
}

export function paragraph(...children: Child[]): Markup {
  return element('p', {}, ...children);
}

/** A figure under its title; what it says in words stands inside it. */
export function shownFigure(title: string, svg: Markup): Markup {
  return element(
    'figure',
    {},
    element('figcaption', {}, title),
    element('div', { class: 'wide' }, svg),
  );
}

/** Something that can be opened by mouse and keyboard, without a script. */
export function folded(title: Child, ...children: Child[]): Markup {
  return element('details', {}, element('summary', {}, title), ...children);
}

/** What a figure says, or what stands elsewhere as well, once more in full: on the screen alone. */
export function inFull(title: Child, ...children: Child[]): Markup {
  return element('details', { class: 'in-full' }, element('summary', {}, title), ...children);
}
