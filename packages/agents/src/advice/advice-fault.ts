import { RpcError, type RpcStatus } from '@poker-bot/proto/transport/rpc-error';

/** Why there is no advice, and the status that tells a caller over the wire. */
const statuses = {
  'not-configured': 'FAILED_PRECONDITION',
  'not-built': 'UNIMPLEMENTED',
  'budget-spent': 'RESOURCE_EXHAUSTED',
  'key-refused': 'UNAUTHENTICATED',
  'rate-limited': 'UNAVAILABLE',
  'provider-unavailable': 'UNAVAILABLE',
  'provider-late': 'DEADLINE_EXCEEDED',
  'request-refused': 'UNKNOWN',
  'answer-unreadable': 'INTERNAL',
  'advice-unreadable': 'INTERNAL',
  'advice-unsound': 'INTERNAL',
  'advice-illegal': 'INTERNAL',
} as const satisfies Readonly<Record<string, RpcStatus>>;

export type AdviceFaultReason = keyof typeof statuses;

/** No advice, for a reason that others may read: the message is ours alone and quotes neither key nor provider. */
export class AdviceFault extends RpcError {
  readonly reason: AdviceFaultReason;

  constructor(reason: AdviceFaultReason, message: string, options?: ErrorOptions) {
    super(statuses[reason], message, options);
    this.reason = reason;
  }
}
