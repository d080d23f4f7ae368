const thousands = new Intl.NumberFormat('en-US');
const tenths = new Intl.NumberFormat('en-US', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

/** `12,345` */
export function whole(value: number): string {
  return thousands.format(Math.round(value));
}

/** `+12.3`, `−4.0` */
export function signed(value: number): string {
  const text = tenths.format(Math.abs(value));
  return `${value < 0 && text !== '0.0' ? '−' : '+'}${text}`;
}

/** A value at an axis: `+12`, `−2.5`, `0`. */
export function atAxis(value: number): string {
  return value === 0 ? '0' : signed(value).replace(/\.0$/, '');
}

/** `+3.2`, or `none yet`. */
export function signedOr(value: number | null, otherwise = 'none yet'): string {
  return value === null ? otherwise : signed(value);
}

/** `−10.0 to +16.4` */
export function span(interval: readonly [number, number] | null): string {
  return interval === null ? 'none yet' : `${signed(interval[0])} to ${signed(interval[1])}`;
}

/** `81 %`; a dash where there is nothing to take a share of. Neither nothing nor all is claimed by rounding. */
export function percent(part: number, of: number): string {
  if (of === 0) return '–';
  const share = Math.round((part / of) * 100);
  if (share === 0 && part > 0) return '<1 %';
  return share === 100 && part < of ? '>99 %' : `${share} %`;
}

/** `12.3`, `0.5`: chips in big blinds. */
export function bigBlinds(chips: number, bigBlind: number): string {
  return tenths.format(chips / bigBlind);
}

/** `0.012 ms`, `12.3 ms`, `2.5 s`; a dash where nothing was measured. */
export function milliseconds(value: number | null | undefined): string {
  if (value === null || value === undefined) return '–';
  if (value >= 1000) return `${tenths.format(value / 1000)} s`;
  return value < 1 ? `${value.toFixed(3)} ms` : `${tenths.format(value)} ms`;
}

/** `1 hand`, `2 hands` */
export function counted(count: number, noun: string): string {
  return `${whole(count)} ${count === 1 ? noun : `${noun}s`}`;
}
