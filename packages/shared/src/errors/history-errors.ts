import { catalogue } from './catalog-entry.ts';

export const historyErrors = catalogue({
  HISTORY_FORMAT_UNKNOWN: {
    exit: 2,
    title: 'The file is no hand history of a known format',
    remedy: 'Known are `.phh`, `.phhs` and the ACPC match log.',
  },
  HISTORY_SYNTAX: {
    exit: 2,
    title: 'A hand history does not parse',
    remedy: 'The message names line and column.',
  },
  HISTORY_UNSUPPORTED: {
    exit: 2,
    title: 'A hand history is of a game that is not supported',
    remedy: "Supported is no-limit hold'em for 2 to 10 players; the message names what differs.",
  },
  HISTORY_ILLEGAL_ACTION: {
    exit: 4,
    title: 'A recorded action breaks the rules',
    remedy: 'The message names the action, why it is illegal and what was legal.',
  },
  HISTORY_UNDECIDED: {
    exit: 4,
    title: 'A record lacks the cards that would decide its pot',
    remedy: 'Add the hole cards that were shown.',
  },
  HISTORY_RESULT_MISMATCH: {
    exit: 4,
    title: 'A replay ends on other stacks than recorded',
    remedy: 'The message shows both, seat by seat.',
  },
  HISTORY_NOT_EXPRESSIBLE: {
    exit: 2,
    title: 'A hand cannot be written in the format asked for',
    remedy: 'The message names what the format cannot hold.',
  },
  HAND_UNKNOWN: {
    exit: 2,
    title: 'The file has no hand of that number',
    remedy: '`pokerbot hands verify` prints how many there are.',
  },
  HANDS_WRONG: {
    exit: 4,
    title: 'Some hands do not replay',
    remedy: 'Each is listed with file, line and reason.',
  },
});
