/** Names the port of one unit: two units may call theirs by the same variable. */
export function portKey(unit: string, variable: string): string {
  return `${unit}.${variable}`;
}
