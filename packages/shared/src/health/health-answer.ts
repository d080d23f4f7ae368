/** What one look at a unit gave. `silent`: the connection stood and no answer came in time. */
export interface HealthAnswer {
  readonly state: 'healthy' | 'not-ready' | 'refused' | 'silent';
  readonly detail: string;
}

export interface HealthCheck {
  /** Never throws. */
  check(timeoutMs: number): Promise<HealthAnswer>;
  close(): void;
}
