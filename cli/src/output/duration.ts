/** A span of time for people: `85 ms`, `1.2 s`, `3 min 20 s`, `2 h 5 min`, `4 d 3 h`. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1_000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 59_950) return `${(milliseconds / 1_000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1_000);
  if (seconds < 3_600) return two(seconds, 60, ['min', 's']);
  if (seconds < 86_400) return two(Math.round(seconds / 60), 60, ['h', 'min']);
  return two(Math.round(seconds / 3_600), 24, ['d', 'h']);
}

function two(amount: number, base: number, [large, small]: readonly [string, string]): string {
  const rest = amount % base;
  const whole = `${Math.floor(amount / base)} ${large}`;
  return rest === 0 ? whole : `${whole} ${rest} ${small}`;
}
