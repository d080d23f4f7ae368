/** A hand's label for machines: a number where it is one. */
export function handNumber(label: string): number | string;
export function handNumber(label: string | undefined): number | string | null;
export function handNumber(label: string | undefined): number | string | null {
  if (label === undefined) return null;
  return /^(?:0|[1-9]\d{0,14})$/.test(label) ? Number(label) : label;
}
