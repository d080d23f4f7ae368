/** The host of HOST:PORT, with or without `scheme://` before it. Pure. */
export function hostOf(address: string): string {
  const [, host = ''] = address.match(/^(?:[a-z][a-z0-9+.-]*:\/{2,3})?(\[[^\]]+\]|[^:/]+)/i) ?? [];
  return host.replace(/^\[|\]$/g, '');
}
