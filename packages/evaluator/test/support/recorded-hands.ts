/** Fields of a recorded hand in PHH; each may be replaced. */
export interface RecordedFields {
  readonly actions: readonly string[];
  readonly blinds?: readonly (number | string)[];
  readonly stacks?: readonly (number | string)[];
  readonly players?: readonly string[];
  readonly hand?: number;
  readonly finishing?: readonly number[];
}

/** One table of a PHHS document. */
export function phhHand(number: number, fields: RecordedFields): string {
  const { actions, blinds = [50, 100, 0], stacks = [10_000, 10_000, 10_000] } = fields;
  const { players = ['Ann', 'Bob', 'Cid'], hand = number, finishing } = fields;
  return [
    `[${number}]`,
    "variant = 'NT'",
    `antes = [${blinds.map(() => 0).join(', ')}]`,
    `blinds_or_straddles = [${blinds.join(', ')}]`,
    'min_bet = 100',
    `starting_stacks = [${stacks.join(', ')}]`,
    `actions = ${JSON.stringify(actions)}`,
    `hand = ${hand}`,
    `players = ${JSON.stringify(players)}`,
    ...(finishing === undefined ? [] : [`finishing_stacks = [${finishing.join(', ')}]`]),
    '',
  ].join('\n');
}

/** Cid raises aces, Ann folds, Bob calls and gives up on the flop: five decisions. */
export const acesHand: RecordedFields = {
  actions: [
    'd dh p1 7d2c',
    'd dh p2 KhQh',
    'd dh p3 AsAh',
    'p3 cbr 300',
    'p1 f',
    'p2 cc',
    'd db 2h3d9c',
    'p2 cc',
    'p3 cbr 400',
    'p2 f',
  ],
};

/** The same, with only Cid's cards known, and those because they were shown. */
export const shownHand: RecordedFields = {
  actions: [
    'd dh p1 ????',
    'd dh p2 ????',
    'd dh p3 ????',
    'p3 cbr 300',
    'p1 f',
    'p2 cc',
    'd db 2h3d9c',
    'p2 cc',
    'p3 cc',
    'd db 4h',
    'p2 cc',
    'p3 cc',
    'd db 9d',
    'p2 cc',
    'p3 cc',
    'p2 sm',
    'p3 sm AsAh',
  ],
};

/** Ann acts where it is Cid's turn. */
export const outOfTurn: RecordedFields = {
  actions: ['d dh p1 7d2c', 'd dh p2 KhQh', 'd dh p3 AsAh', 'p1 cbr 300', 'p3 f', 'p2 f'],
};
