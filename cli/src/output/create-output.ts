import type { Context } from '../context.ts';
import { canRedraw } from './can-redraw.ts';
import { type Display, silentDisplay } from './display.ts';
import { HumanOutput } from './human-output.ts';
import { JsonOutput } from './json-output.ts';
import { LazyDisplay } from './lazy-display.ts';
import { NdjsonOutput } from './ndjson-output.ts';
import type { Output } from './output.ts';
import type { OutputChoice } from './output-choice.ts';
import { createPalette, type Palette } from './palette.ts';
import { PlainDisplay } from './plain-display.ts';
import { QuietOutput } from './quiet-output.ts';

/** The face that the flags and the terminal call for. */
export function createOutput(context: Context, choice: OutputChoice): Output {
  const { environment, output, errors } = context;
  if (choice.format === 'json') return new JsonOutput(output, errors);
  if (choice.format === 'ndjson') return new NdjsonOutput(output);
  const palettes = {
    output: createPalette({ isTTY: output.isTTY, environment }),
    errors: createPalette({ isTTY: errors.isTTY, environment }),
  };
  const verbose = choice.verbose;
  const display = choice.quiet ? silentDisplay : createDisplay(context, palettes.errors);
  const human = new HumanOutput({ output, errors, display, palettes, verbose });
  return choice.quiet ? new QuietOutput(human) : human;
}

function createDisplay(context: Context, palette: Palette): Display {
  const { errors } = context;
  const plain = new PlainDisplay(errors, palette);
  const { terminal } = errors;
  if (!canRedraw(context) || !terminal) return plain;
  return new LazyDisplay(async () => {
    const { LiveDisplay } = await import('./live-display.ts');
    return new LiveDisplay({ stream: terminal, notes: plain });
  });
}
