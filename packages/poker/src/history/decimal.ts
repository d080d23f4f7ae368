/** How many places after the point a decimal number needs, e.g. 2 for `0.50e1`'s digits `5.0` → 0. Infinity needs none. */
export function decimalPlaces(text: string): number {
  return expand(text)?.places ?? 0;
}

/**
 * The number times ten to the power of `places`, exactly; `inf` gives Infinity.
 * @returns undefined where the text is no number, needs more places, or the result is not a safe integer
 */
export function scaleDecimal(text: string, places: number): number | undefined {
  if (/^\+?inf$/.test(text)) return Number.POSITIVE_INFINITY;
  const number = expand(text);
  if (number === undefined || number.places > places) return undefined;
  const scaled = Number(`${number.digits}e${places - number.places}`);
  return Number.isSafeInteger(scaled) ? scaled : undefined;
}

/** Writes a scaled whole number as a decimal, without trailing zeros; a fraction left over is kept to six places more. */
export function unscaleDecimal(scaled: number, places: number): string {
  if (places === 0 && Number.isSafeInteger(scaled)) return `${scaled}`;
  if (!Number.isFinite(scaled)) return scaled > 0 ? 'inf' : '-inf';
  const whole = Math.trunc(scaled);
  const fraction = Math.round(Math.abs(scaled - whole) * 1e6);
  const extra = fraction === 0 ? 0 : 6;
  const carried = BigInt(Math.abs(whole)) * 10n ** BigInt(extra) + BigInt(fraction);
  const digits = carried.toString().padStart(places + extra + 1, '0');
  const point = digits.length - places - extra;
  const rest = digits.slice(point).replace(/0+$/, '');
  const sign = scaled < 0 && carried !== 0n ? '-' : '';
  return `${sign}${digits.slice(0, point)}${rest === '' ? '' : `.${rest}`}`;
}

function expand(text: string): { readonly digits: string; readonly places: number } | undefined {
  const parts = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text);
  if (parts === null) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts;
  const significant = (whole + fraction).replace(/0+$/, '');
  const dropped = whole.length + fraction.length - significant.length;
  const places = fraction.length - dropped - Number(exponent);
  if (significant === '') return { digits: '0', places: 0 };
  if (places >= 0) return { digits: sign.replace('+', '') + significant, places };
  return {
    digits: `${sign.replace('+', '')}${significant}${'0'.repeat(Math.min(-places, 400))}`,
    places: 0,
  };
}
