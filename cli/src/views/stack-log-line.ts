import type { Palette } from '../output/palette.ts';
import type { LogLine } from '../stack/driver.ts';

/** One line behind the name of its unit; each unit keeps its colour. */
export function createLogView(palette: Palette, timestamps: boolean): (line: LogLine) => string {
  const paints = [palette.hint, palette.success, palette.warning, palette.strong, palette.faint];
  const chosen = new Map<string, (text: string) => string>();
  let width = 0;
  return ({ unit, time, text }) => {
    const paint = chosen.get(unit) ?? paints[chosen.size % paints.length] ?? palette.hint;
    chosen.set(unit, paint);
    width = Math.max(width, unit.length);
    const stamp = timestamps ? `${palette.faint(new Date(time).toISOString())} ` : '';
    return `${paint(`${unit.padEnd(width)} |`)} ${stamp}${text}`;
  };
}
