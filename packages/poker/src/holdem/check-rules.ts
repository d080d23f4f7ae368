import type { HandRules } from './rules.ts';

export const maximumSeats = 10;

/** @throws RangeError naming the field and what it has to be */
export function checkRules(rules: HandRules): void {
  const seats = rules.startingStacks.length;
  if (seats < 2 || seats > maximumSeats) {
    throw new RangeError(`A hand has 2 to ${maximumSeats} seats, not ${seats}`);
  }
  checkAmounts('blinds', rules.blinds, seats);
  checkAmounts('antes', rules.antes, seats);
  if (rules.deadBlinds !== undefined) checkAmounts('deadBlinds', rules.deadBlinds, seats);
  if (!Number.isSafeInteger(rules.minimumBet) || rules.minimumBet <= 0) {
    throw new RangeError(
      `minimumBet has to be a positive whole number of chips, not ${rules.minimumBet}`,
    );
  }
  checkStacks(rules.startingStacks);
}

function checkStacks(stacks: readonly number[]): void {
  let sum = 0;
  for (const stack of stacks) {
    if (stack === Number.POSITIVE_INFINITY) continue;
    if (!Number.isSafeInteger(stack) || stack <= 0) {
      throw new RangeError(`startingStacks have to be positive whole numbers, not ${stack}`);
    }
    sum += stack;
  }
  if (sum > Number.MAX_SAFE_INTEGER) {
    throw new RangeError(`startingStacks add up to more than ${Number.MAX_SAFE_INTEGER} chips`);
  }
}

function checkAmounts(field: string, amounts: readonly number[], seats: number): void {
  if (amounts.length !== seats) {
    throw new RangeError(`${field} names ${amounts.length} seats and startingStacks ${seats}`);
  }
  for (const amount of amounts) {
    if (!Number.isSafeInteger(amount) || amount < 0) {
      throw new RangeError(`${field} have to be whole numbers of chips from 0 on, not ${amount}`);
    }
  }
}
