/** Sessions that are remembered; of older ones it is forgotten what they spent. */
const mostSessions = 1_000;

/** Tokens that sessions have spent since the start, each against the same limit. */
export class SessionBudgets {
  /** Tokens that one session may spend. */
  readonly limit: number;
  readonly #spent = new Map<string, number>();
  #total = 0;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** Tokens spent by all sessions. */
  get total(): number {
    return this.#total;
  }

  /** Whether a session has tokens left. What a call costs is known after it, so the last one may pass the limit. */
  hasLeft(sessionId: string): boolean {
    return (this.#spent.get(sessionId) ?? 0) < this.limit;
  }

  charge(sessionId: string, tokens: number): void {
    const spent = (this.#spent.get(sessionId) ?? 0) + tokens;
    // Set anew, so that the order is that of use.
    this.#spent.delete(sessionId);
    this.#spent.set(sessionId, spent);
    this.#total += tokens;
    const [oldest] = this.#spent.keys();
    if (this.#spent.size > mostSessions && oldest !== undefined) this.#spent.delete(oldest);
  }
}
