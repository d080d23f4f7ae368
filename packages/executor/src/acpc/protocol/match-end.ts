import type { ErrorCode } from '@poker-bot/shared/errors/catalog';

/** Everything that ends a match early, as codes of the error catalogue. */
export type MatchFault = Extract<
  ErrorCode,
  | 'ACPC_SEAT_ABSENT'
  | 'ACPC_VERSION_REFUSED'
  | 'ACPC_SEAT_TIMEOUT'
  | 'ACPC_SEAT_LOST'
  | 'ACPC_LINE_TOO_LONG'
  | 'ACPC_INVALID_ACTIONS'
  | 'ACPC_PLAYER_FAILED'
  | 'INTERRUPTED'
>;

/** How a match came to its end. */
export type MatchEnd =
  | { readonly outcome: 'completed' }
  | {
      readonly outcome: MatchFault;
      /** Who ended it; undefined when nobody at the table did. */
      readonly seat: number | undefined;
      /** What happened, with its names and figures. */
      readonly reason: string;
    };
