import { PokerbotError } from '@poker-bot/shared/errors/pokerbot-error';
import { Resvg, type ResvgRenderOptions } from '@resvg/resvg-js';

/** Pixels for each unit of a figure: sharp on screens and in print. */
const scale = 2;

/** Found on most machines; where it is not, any font does. */
const family = 'DejaVu Sans';

export interface PngOptions {
  /** Whether the fonts of this machine are used; a picture has no others. */
  readonly systemFonts?: boolean;
}

/**
 * A figure as PNG, its letters written with the fonts of this machine.
 *
 * @throws PokerbotError `FONTS_MISSING`: a figure without its labels says nothing
 */
export function pngOf(svg: string, { systemFonts = true }: PngOptions = {}): Uint8Array {
  const options: ResvgRenderOptions = {
    fitTo: { mode: 'zoom', value: scale },
    font: { loadSystemFonts: systemFonts, defaultFontFamily: family },
  };
  if (!writesLetters(options)) {
    throw new PokerbotError('FONTS_MISSING', {
      message: 'There is no font to write the labels of the figure with',
    });
  }
  return new Resvg(svg, options).render().asPng();
}

function writesLetters(options: ResvgRenderOptions): boolean {
  const letter =
    '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><text y="15">M</text></svg>';
  return new Resvg(letter, options).getBBox() !== undefined;
}
