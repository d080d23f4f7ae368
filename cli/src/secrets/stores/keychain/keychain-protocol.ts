/** What the helper is asked, one JSON line each. Values travel through its pipes only. */
export interface KeychainRequest {
  readonly id: number;
  readonly act: 'get' | 'set' | 'delete';
  readonly service: string;
  readonly account: string;
  /** Base64, for `set`. */
  readonly value?: string;
}

export interface KeychainAnswer {
  readonly id: number;
  /** Base64; null when there is no such entry. */
  readonly value?: string | null;
  readonly error?: string;
}
