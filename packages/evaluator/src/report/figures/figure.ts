import { type Child, element, type Markup } from '../markup/element.ts';
import { type FigureColors, figureStyle } from './figure-style.ts';

export interface FigureFrame {
  /** Tells the figures of one page apart. */
  readonly id: string;
  readonly title: string;
  /** What it shows, in words, for whoever does not see it. */
  readonly description: string;
  readonly width: number;
  readonly height: number;
}

/** An SVG of its own, with title and description. Colours come from `figureStyle`. */
export function figure(frame: FigureFrame, ...children: Child[]): Markup {
  const { id, title, description, width, height } = frame;
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'figure',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      'aria-labelledby': `${id}-title ${id}-description`,
    },
    element('title', { id: `${id}-title` }, title),
    element('desc', { id: `${id}-description` }, description),
    ...children,
  );
}

/** The same as the text of a file: with its colours inside and paper under it. */
export function standalone({ text }: Markup, colors: FigureColors): string {
  const style = `<style>${figureStyle(colors)}</style><rect class="paper" width="100%" height="100%"/>`;
  return `${text.replace('</desc>', `</desc>${style}`)}\n`;
}

interface Label {
  readonly x: number;
  readonly y: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly kind?: string;
}

export function label(text: string, { x, y, anchor = 'start', kind = 'label' }: Label): Markup {
  return element('text', { class: kind, x, y, 'text-anchor': anchor }, text);
}
