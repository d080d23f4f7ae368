/**
 * Keys of the ranks, deuce first: the smallest rising whole numbers for which the sums of any seven (none more than
 * four times) all differ, found by trying each number in turn. So a sum of keys names a hand's ranks, whatever the
 * order of its cards. The sums take 23 bits.
 */
export const rankKeys: readonly number[] = [
  0, 1, 5, 22, 98, 453, 2031, 8698, 22854, 83661, 262349, 636345, 1479181,
];

export const rankBits = 23;

/** Keys of the suits: sums of up to seven name how often each suit is held, given the number of cards. */
export const suitKeys: readonly number[] = [0, 1, 8, 57];

/**
 * Key of each card, suit above rank: the sum of a hand's keys, as a signed 32-bit number, decides its strength. There is
 * a place for every byte, so that reading by a byte needs no check.
 */
export const cardKeys: Int32Array = new Int32Array(256);
for (let card = 0; card < 52; card += 1) {
  cardKeys[card] = ((suitKeys[card & 3] as number) << rankBits) + (rankKeys[card >> 2] as number);
}
