const thousands = new Intl.NumberFormat('en-US');
const tenths = new Intl.NumberFormat('en-US', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

/** `12,345` */
export function whole(value: number): string {
  return thousands.format(Math.round(value));
}

const small = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 2 });

/** How often in a second: `1,234`, `8.5`, `0.25`. */
export function rate(value: number): string {
  return value < 10 ? small.format(value) : whole(value);
}

/** `+12.3`, `−4.0`, with a true minus sign so that columns line up. */
export function signed(value: number): string {
  const text = tenths.format(Math.abs(value));
  return `${value < 0 && text !== '0.0' ? '−' : '+'}${text}`;
}

/** `1 hand`, `2 hands` */
export function counted(count: number, noun: string): string {
  const many = /[sc]h$/.test(noun) ? `${noun}es` : `${noun}s`;
  return `${whole(count)} ${count === 1 ? noun : many}`;
}

/** `0.123 ms`, `12.3 ms`; a dash where nothing was measured. */
export function milliseconds(value: number | null): string {
  if (value === null) return '-';
  return `${value < 1 ? value.toFixed(3) : value.toFixed(1)} ms`;
}

/** Whether a figure is printed as 0. */
export function isNothing(value: number): boolean {
  return Math.abs(value) < 0.05;
}

/** `+3.2 (−10.0 to +16.4)` */
export function estimate(mean: number | null, interval: readonly [number, number] | null): string {
  if (mean === null) return '-';
  const range = interval === null ? '' : ` (${signed(interval[0])} to ${signed(interval[1])})`;
  return `${signed(mean)}${range}`;
}

/** `81.2%`; a dash where there is none. Not all is never a hundred. */
export function percent(share: number | null): string {
  if (share === null) return '-';
  const text = tenths.format(share * 100);
  return `${text === '100.0' && share < 1 ? '99.9' : text}%`;
}
