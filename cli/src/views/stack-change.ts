import type { Palette } from '../output/palette.ts';
import type { UnitChange } from '../stack/use-cases/events.ts';

/** Reads as `09:31:02.417 solver healthy → restarting: exit code 137`. */
export function changeText({ time, unit, from, to, detail }: UnitChange, palette: Palette): string {
  const when = palette.faint(new Date(time).toISOString().slice(11, 23));
  const reason = detail === null ? '' : `: ${detail}`;
  return `${when} ${unit} ${from ?? '(new)'} → ${to ?? '(gone)'}${reason}`;
}
