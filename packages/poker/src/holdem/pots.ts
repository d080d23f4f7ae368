import { at, type HandState } from './state.ts';

/** Chips to be won together and the seats still standing that play for them. */
export interface Pot {
  amount: number;
  readonly eligible: number[];
}

/**
 * Main and side pots of all chips in the middle, the main pot first. Each distinct amount that a standing seat has put
 * in closes a pot; what folded seats put in above the highest of them joins the last one.
 */
export function collectPots(state: HandState): Pot[] {
  const trimming = trimsAntes(state);
  const eligible = standingSeats(state);
  const pots: Pot[] = [{ amount: dead(state, trimming), eligible }];
  let floor = 0;
  while (true) {
    const level = nextLevel(state, floor, trimming);
    if (level === undefined) break;
    addLayer({ state, pots, floor, level, trimming });
    floor = level;
  }
  const last = pots.at(-1);
  for (let seat = 0; last !== undefined && seat < state.seats; seat += 1) {
    last.amount += Math.max(0, layered(state, seat, trimming) - floor);
  }
  return pots;
}

interface Layer {
  readonly state: HandState;
  readonly pots: Pot[];
  readonly floor: number;
  readonly level: number;
  readonly trimming: boolean;
}

function addLayer({ state, pots, floor, level, trimming }: Layer): void {
  const eligible: number[] = [];
  let amount = 0;
  for (let seat = 0; seat < state.seats; seat += 1) {
    const paid = layered(state, seat, trimming);
    amount += Math.max(0, Math.min(paid, level) - floor);
    if (paid >= level && state.folded[seat] !== true) eligible.push(seat);
  }
  const previous = pots.at(-1);
  const empty = previous?.amount === 0;
  if (previous !== undefined && !empty && previous.eligible.length === eligible.length) {
    previous.amount += amount;
    return;
  }
  if (empty) pots.pop();
  pots.push({ amount, eligible });
}

function nextLevel(state: HandState, floor: number, trimming: boolean): number | undefined {
  let level: number | undefined;
  for (let seat = 0; seat < state.seats; seat += 1) {
    if (state.folded[seat] === true) continue;
    const paid = layered(state, seat, trimming);
    if (paid > floor && (level === undefined || paid < level)) level = paid;
  }
  return level;
}

function standingSeats(state: HandState): number[] {
  const standing: number[] = [];
  for (let seat = 0; seat < state.seats; seat += 1) {
    if (state.folded[seat] !== true) standing.push(seat);
  }
  return standing;
}

function trimsAntes(state: HandState): boolean {
  const { antes, anteTrimming } = state.rules;
  return anteTrimming === true && antes.every((ante) => ante === antes[0]);
}

function layered(state: HandState, seat: number, trimming: boolean): number {
  return at(state.live, seat) + (trimming ? at(state.antes, seat) : 0);
}

function dead(state: HandState, trimming: boolean): number {
  let amount = 0;
  for (let seat = 0; seat < state.seats; seat += 1) {
    amount += at(state.dead, seat) + (trimming ? 0 : at(state.antes, seat));
  }
  return amount;
}
