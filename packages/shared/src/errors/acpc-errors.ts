import { catalogue } from './catalog-entry.ts';

/** Matches over the protocol of the Annual Computer Poker Competition, from both sides of the table. */
export const acpcErrors = catalogue({
  ACPC_GAME_INVALID: {
    exit: 2,
    title: 'A game definition cannot be played',
    remedy:
      "Played is no-limit hold'em for 2 to 10 players with equal stacks; the message names the line that differs.",
  },
  ACPC_SEAT_ABSENT: {
    exit: 3,
    title: 'A player never came to its seat',
    remedy:
      'Start the program with the host and port that are printed, or give it more time by `--start-timeout-ms`.',
  },
  ACPC_VERSION_REFUSED: {
    exit: 1,
    title: 'A player speaks another version of the protocol',
    remedy: 'Its first line has to be `VERSION:2.0.0`.',
  },
  ACPC_SEAT_TIMEOUT: {
    exit: 1,
    title: 'A player used up its time',
    remedy:
      'The message names the limit: of one action, of a hand, or of the match (`--response-ms`, `--hand-ms`, `--per-hand-ms`).',
  },
  ACPC_SEAT_LOST: {
    exit: 1,
    title: 'A player left the match',
    remedy: 'Its connection ended: look for the reason in the output of that program.',
  },
  ACPC_LINE_TOO_LONG: {
    exit: 1,
    title: 'A line is longer than the protocol has any',
    remedy: 'Whoever is at the other end does not speak the protocol, or sends no line ends.',
  },
  ACPC_INVALID_ACTIONS: {
    exit: 1,
    title: 'A player acted against the rules too often',
    remedy: 'Each such action counted as a call; `--max-invalid` says how many are borne.',
  },
  ACPC_PLAYER_FAILED: {
    exit: 1,
    title: 'Our own player broke the match',
    remedy: 'The message says how; what was played before is kept.',
  },
  ACPC_MATCH_DECIDED: {
    exit: 2,
    title: 'A match that ended by its own rules cannot be continued',
    remedy:
      'A player used up its time or its invalid actions: to go on would take that back. Start a new match, with other limits where they were too narrow.',
  },
  ACPC_DEALER_UNREACHABLE: {
    exit: 3,
    title: 'No dealer answers at the address',
    remedy: 'Start the dealer first and check host and port.',
  },
  ACPC_DEALER_SILENT: {
    exit: 1,
    title: 'The dealer has said nothing for too long',
    remedy: 'It hangs, or it waits for another player.',
  },
  ACPC_DEALER_LOST: {
    exit: 1,
    title: 'The dealer left in the middle of a hand',
    remedy: 'The hands before are kept; the reason is in the output of the dealer.',
  },
  ACPC_STATE_UNEXPECTED: {
    exit: 1,
    title: 'The dealer said something that cannot be followed',
    remedy: 'The message quotes the line; check that both sides play the same game.',
  },
});
