/** What a handler knows about the call that it answers. */
export interface CallContext {
  /** Aborts when the caller cancels, its deadline passes, or the connection is lost. */
  readonly signal: AbortSignal;
}

/** A call that has ended, for metrics and logs. */
export interface FinishedCall {
  /** Such as `/pokerbot.solver.v1.SolverService/Advise`. */
  readonly method: string;
  /** Name of the gRPC status. */
  readonly code: string;
  readonly seconds: number;
  /** What a handler threw without choosing a status: a bug. */
  readonly failure?: unknown;
}
