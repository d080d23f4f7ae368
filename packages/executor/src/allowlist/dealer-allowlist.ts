/** A dealer is trusted on the hosts that pages are trusted on, whatever the scheme. */
export function dealerAllowlist(allowlist: readonly string[]): string[] {
  return allowlist.map((entry) => entry.replace(/^[a-z]+:\/\//i, 'acpc://'));
}
